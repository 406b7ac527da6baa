package org.drumbeat.coaching;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import org.drumbeat.agreement.Acknowledgement;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What the manager says of a cycle when its visits are over, and whether the rep has read it; a part of the plan.
 *
 * @param reviewedBy id of the person
 */
record CycleReview(
        Outcome outcome,
        String summary,
        String reviewedBy,
        Instant reviewedAt,
        @Embedded.Nullable(prefix = "acknowledgement_") Acknowledgement acknowledgement) {

    /** How a cycle ends. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Outcome {
        MASTERED("Mastered"),
        STALLED("Stalled");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    CycleReview with(Acknowledgement acknowledgement) {
        return new CycleReview(outcome, summary, reviewedBy, reviewedAt, acknowledgement);
    }
}
