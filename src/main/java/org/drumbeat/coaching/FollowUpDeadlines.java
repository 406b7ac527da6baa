package org.drumbeat.coaching;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.drumbeat.workflow.DueDates;
import org.springframework.stereotype.Component;

/**
 * Who checks too late whether something was done: by the end of the business day after the day that was agreed, or after the rep
 * was done with the report where that was later, so that no manager pays for it.
 */
@Component
class FollowUpDeadlines {

    private final DueDates due;
    private final Clock clock;

    FollowUpDeadlines(DueDates due, Clock clock) {
        this.due = due;
        this.clock = clock;
    }

    /** How many are late now, by the rep whose they are; nothing for whom there is none. */
    Map<String, Integer> missedOf(Collection<CoachingFigures.Unchecked> unchecked) {
        Instant now = clock.instant();
        return unchecked.stream()
                .filter(one ->
                        now.isAfter(due.businessDaysAfter(checkable(one), 1).toInstant()))
                .collect(Collectors.toMap(CoachingFigures.Unchecked::rep, one -> 1, Integer::sum));
    }

    private LocalDate checkable(CoachingFigures.Unchecked one) {
        LocalDate settled = LocalDate.ofInstant(one.settledAt().toInstant(), clock.getZone());
        return settled.isAfter(one.actionDate()) ? settled : one.actionDate();
    }
}
