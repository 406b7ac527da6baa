package org.drumbeat.hiring;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface StageDecisionRepository extends ListCrudRepository<StageDecision, String> {

    Optional<StageDecision> findFirstByCandidacyIdAndStageOrderByDecidedAtDesc(
            String candidacyId, StageDecision.Point stage);

    default Optional<StageDecision> newest(String candidacyId, StageDecision.Point point) {
        return findFirstByCandidacyIdAndStageOrderByDecidedAtDesc(candidacyId, point);
    }

    /** What was last decided on an offer since it was decided to hire this candidate. */
    default Optional<StageDecision> approvalOfOffer(Candidacy candidacy) {
        return newest(candidacy.id(), StageDecision.Point.OFFER_APPROVAL)
                .filter(decision -> candidacy.decision() == null
                        || !decision.decidedAt().isBefore(candidacy.decision().decidedAt()));
    }
}
