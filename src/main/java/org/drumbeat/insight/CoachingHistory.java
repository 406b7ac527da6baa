package org.drumbeat.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** How a rep has been coached. */
public interface CoachingHistory {

    /**
     * The coaching of a rep between two days.
     *
     * <p>It answers any caller, so the caller must check who reads it: the results of coaching are only for the rep and the
     * managers above, and HR sees counts. It holds no text that anybody wrote, and no level that the rep may not know yet.
     *
     * @param first the first day
     * @param last the last day; before the first, nothing is known
     * @return nothing known, too, for somebody who is unknown or was never coached
     */
    Coaching between(String rep, LocalDate first, LocalDate last);

    /**
     * What is known of some days.
     *
     * @param cycles those that both had agreed on, or the manager had decided, and that went on in these days; the newest
     *     first
     */
    record Coaching(List<Cycle> cycles) {

        /** Whether there was any. */
        public boolean isKnown() {
            return !cycles.isEmpty();
        }

        /** How many field visits were held in these days. */
        public int visitsHeld() {
            return cycles.stream().mapToInt(Cycle::visitsHeld).sum();
        }
    }

    /**
     * One skill at a time.
     *
     * @param skill its name in the version that the cycle is measured by
     * @param baselineLevel where the rep stood, 1 to 4
     * @param targetLevel where they wanted to get to, up to 5
     * @param agreedOn the day from which it went on
     * @param endedOn null while it goes on
     * @param ending how it stands today
     * @param visitsHeld in the days asked for
     * @param lastLevel mean of the levels that the manager saw on the last of these visits of which rep and manager have
     *     both said theirs, or the time for it is over: 1.00 to 5.00; null where there is none
     */
    record Cycle(
            String skill,
            int baselineLevel,
            int targetLevel,
            LocalDate agreedOn,
            LocalDate endedOn,
            Ending ending,
            int visitsHeld,
            BigDecimal lastLevel) {}

    /** How a cycle ended. */
    enum Ending {
        GOES_ON,
        MASTERED,
        STALLED,
        /** By a manager, before its time. */
        STOPPED,
        REP_LEFT
    }
}
