package org.drumbeat.coaching;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * How much managers coach and what comes of it, a page of them by name. A figure is a manager's who wrote the report of the
 * visit, and before that of who comes along; one that would divide by nothing is null.
 *
 * @param from the first day, in the time zone of the application
 * @param to the last day
 * @param managers whoever is a manager or has reps now, and whoever has a figure
 * @param page from 0, of 50 managers each
 * @param total of managers
 */
record CoachingReport(LocalDate from, LocalDate to, List<ManagerFigures> managers, int page, int pages, int total) {

    /**
     * What one manager did in the span.
     *
     * @param id of the person
     * @param reps who are present and whose manager this is today; whoever was theirs in the span may be somebody else's by now
     * @param repsCoached on whom a visit was held: out of {@code reps}, whom nobody has forgotten
     * @param visitsPlanned visits that were to begin in the span and were not called off, moved ones on their last day
     * @param visitsHeld those of them whose report is in: without one, nobody knows what a visit was good for
     * @param reportsDue reports whose time ran out in the span and is over, handed in or not
     * @param reportsOnTime those of them that were handed in by then
     * @param followUpsDue what was to be done by a day in the span that is over; what nobody checked is the difference to
     *     {@code followUpsDone}, what the manager found
     * @param hoursPerRepAMonth hours of the visits that were held, by rep and calendar month of the span, two decimals: quota
     *     attainment is 90 % under two hours, 92 % from two to three and 107 % from three on (CEB, a correlation among 2,400
     *     reps). A span that goes on says less than it will. Null where there are no reps
     * @param levelGained by the name of the skill
     */
    record ManagerFigures(
            String id,
            String name,
            int reps,
            int repsCoached,
            int visitsPlanned,
            int visitsHeld,
            int reportsDue,
            int reportsOnTime,
            int followUpsDue,

            @JsonIncludeProperties({"done", "partly", "notDone"})
            CoachingFigures.FollowUps followUpsDone,

            BigDecimal hoursPerRepAMonth,
            List<LevelGained> levelGained,
            Overdue overdue) {}

    /**
     * How far reps have come in one skill, by the cycles with a visit held in the span, those that go on among them.
     *
     * @param skill code of the skill, whatever its version
     * @param cycles how many
     * @param gain from the level at which the cycle began to the mean level of its last visit in the span, on average, two
     *     decimals; null where fewer than two reps were coached in it, since it would be the level of one, but not for the
     *     manager who has written it
     */
    record LevelGained(String skill, String name, int cycles, BigDecimal gain) {}

    /**
     * What is late now, whatever the span.
     *
     * @param reports not handed in
     * @param followUps not checked by the end of the business day after the day that was agreed, though the rep has confirmed
     *     the report or let the time pass
     */
    record Overdue(int reports, int followUps) {}
}
