package org.drumbeat.hiring;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface StageDecisionRepository extends ListCrudRepository<StageDecision, String> {

    Optional<StageDecision> findFirstByCandidacyIdAndStageOrderByDecidedAtDesc(
            String candidacyId, StageDecision.Point stage);
}
