package org.drumbeat.agreement;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ProposalRepository extends ListCrudRepository<Proposal, String> {

    List<Proposal> findByAgreementIdOrderByPlace(String agreementId);
}
