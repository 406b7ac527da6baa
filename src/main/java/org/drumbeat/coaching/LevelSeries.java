package org.drumbeat.coaching;

import java.math.BigDecimal;
import java.util.List;

/**
 * The levels that the visits of a cycle showed, one after another.
 *
 * @param baseline where the rep stood before the first
 * @param target where they want to get to
 * @param means the mean level of each visit, in their order
 */
record LevelSeries(int baseline, int target, List<BigDecimal> means) {

    /** What the last visit showed. */
    enum Progress {
        /** The target, or more. */
        REACHED,
        /** More than the best before. */
        GAINED,
        NONE
    }

    /** @throws IndexOutOfBoundsException where there was no visit yet */
    Progress progress() {
        BigDecimal last = means.get(means.size() - 1);
        if (last.compareTo(BigDecimal.valueOf(target)) >= 0) {
            return Progress.REACHED;
        }
        return last.compareTo(bestBefore(means.size() - 1)) > 0 ? Progress.GAINED : Progress.NONE;
    }

    /** How many visits in a row, the last one among them, showed no higher level than the best before the first of them. */
    int withoutProgress() {
        int visits = 0;
        while (visits < means.size() && !isGain(means.size() - 1 - visits)) {
            visits++;
        }
        return visits;
    }

    private boolean isGain(int visit) {
        return means.get(visit).compareTo(bestBefore(visit)) > 0;
    }

    private BigDecimal bestBefore(int visit) {
        return means.subList(0, visit).stream().reduce(BigDecimal.valueOf(baseline), BigDecimal::max);
    }
}
