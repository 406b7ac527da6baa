package org.drumbeat.hiring;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ScorecardRepository extends ListCrudRepository<Scorecard, String> {

    List<Scorecard> findByCandidacyIdOrderBySubmittedAt(String candidacyId);
}
