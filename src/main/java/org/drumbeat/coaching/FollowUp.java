package org.drumbeat.coaching;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import java.util.Locale;

/**
 * Whether what both agreed on after a visit was done; a part of its report.
 *
 * @param evidence how the manager knows
 * @param checkedBy id of the person
 */
record FollowUp(Result result, String evidence, String checkedBy, Instant checkedAt) {

    /** How far it was done. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Result {
        DONE("Done"),
        PARTLY("Partly"),
        NOT_DONE("Not done");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** As the decision table asks for it: {@code not_done}. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
