package org.drumbeat.coaching;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface PlanProposalRepository extends ListCrudRepository<PlanProposal, String> {

    List<PlanProposal> findByPlanIdOrderByPlace(String planId);
}
