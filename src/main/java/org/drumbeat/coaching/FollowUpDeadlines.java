package org.drumbeat.coaching;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.drumbeat.workflow.DueDates;
import org.springframework.stereotype.Component;

/** Who checks too late whether something was done: by the end of the business day after the day that was agreed. */
@Component
class FollowUpDeadlines {

    private final DueDates due;
    private final Clock clock;

    FollowUpDeadlines(DueDates due, Clock clock) {
        this.due = due;
        this.clock = clock;
    }

    /** How many are late now, by manager; nothing for whom there is none. */
    Map<String, Integer> missedBy(Collection<CoachingFigures.Unchecked> unchecked) {
        Instant now = clock.instant();
        return unchecked.stream()
                .filter(some ->
                        now.isAfter(due.businessDaysAfter(some.actionDate(), 1).toInstant()))
                .collect(Collectors.toMap(
                        CoachingFigures.Unchecked::manager, CoachingFigures.Unchecked::followUps, Integer::sum));
    }
}
