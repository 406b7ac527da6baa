package org.drumbeat.coaching;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What the manager says of a cycle when its visits are over, and that the rep has read it.
 *
 * @param reviewedBy id of the person
 * @param confirmedAt null where the rep has not confirmed it
 * @param repComment may be null
 */
record CycleReview(
        @Id String planId,
        Outcome outcome,
        String summary,
        String reviewedBy,
        Instant reviewedAt,
        Instant confirmedAt,
        String repComment,
        @Version Integer version) {

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

    static CycleReview of(String planId, Outcome outcome, String summary, String person, Instant now) {
        return new CycleReview(planId, outcome, summary, person, now, null, null, null);
    }

    CycleReview confirmed(String comment, Instant now) {
        return new CycleReview(planId, outcome, summary, reviewedBy, reviewedAt, now, comment, version);
    }
}
