package org.drumbeat.hiring;

import java.util.Map;
import org.drumbeat.workflow.Decisions;
import org.springframework.stereotype.Component;

/** Asks the table {@code retention-period} for how long the data of candidates are kept. */
@Component
class RetentionPeriods {

    private final Decisions decisions;

    RetentionPeriods(Decisions decisions) {
        this.decisions = decisions;
    }

    RetentionPeriod of(Vacancy.Jurisdiction place) {
        return RetentionPeriod.of(decisions.ask("retention-period", Map.of("jurisdiction", place.name())));
    }
}
