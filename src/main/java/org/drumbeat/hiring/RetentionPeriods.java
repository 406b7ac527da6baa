package org.drumbeat.hiring;

import java.util.Map;
import org.drumbeat.workflow.Decisions;
import org.springframework.stereotype.Component;

/** Asks the table {@code retention-period} how long candidates' data are kept. */
@Component
record RetentionPeriods(Decisions decisions) {

    RetentionPeriod of(Vacancy.Jurisdiction place) {
        return RetentionPeriod.of(decisions.ask("retention-period", Map.of("jurisdiction", place.name())));
    }
}
