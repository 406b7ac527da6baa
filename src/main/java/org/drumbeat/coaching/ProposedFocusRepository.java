package org.drumbeat.coaching;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import org.drumbeat.agreement.Proposal;
import org.springframework.data.repository.ListCrudRepository;

interface ProposedFocusRepository extends ListCrudRepository<ProposedFocus, String> {

    /** What these proposals hold, by their ids. */
    default Map<String, Focus> of(List<Proposal> proposals) {
        return findAllById(proposals.stream().map(Proposal::id).toList()).stream()
                .collect(toMap(ProposedFocus::proposalId, ProposedFocus::focus));
    }
}
