package org.drumbeat.hiring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.drumbeat.workflow.Decisions;
import org.springframework.stereotype.Component;

/** How long candidates' data are kept, as the table {@code retention-period} says. */
@Component
record RetentionPeriods(Decisions decisions) {

    Period of(Vacancy.Jurisdiction place) {
        return Period.of(decisions.ask("retention-period", Map.of("jurisdiction", place.name())));
    }

    /**
     * How long in one jurisdiction.
     *
     * @param months in full, from the day of the last decision
     * @param fromContact whether they count from the last contact, where that was later
     */
    record Period(int months, boolean fromContact) {

        /** @param outputs of the table {@code retention-period} */
        static Period of(Map<String, Object> outputs) {
            return new Period(
                    ((Number) outputs.get("months")).intValue(), "contact".equals(outputs.get("countedFrom")));
        }

        /** The period as candidates read it: 12 months. */
        String inWords() {
            return months == 1 ? "1 month" : months + " months";
        }

        /** From when it counts, as candidates read it. */
        String beginning() {
            return fromContact ? "our last contact with you" : "the last decision on your application";
        }

        /** The period is over where nothing has happened since this moment: the beginning of the same day, months ago. */
        Instant overForWhatEndedBefore(Clock clock) {
            return LocalDate.now(clock)
                    .minusMonths(months)
                    .atStartOfDay(clock.getZone())
                    .toInstant();
        }
    }
}
