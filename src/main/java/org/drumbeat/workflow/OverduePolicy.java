package org.drumbeat.workflow;

import java.time.Duration;
import java.util.Map;

/**
 * What happens when a task is overdue.
 *
 * @param remindAfter calendar days of 24 hours
 * @param escalateAfter business days
 * @param onDiagram whether the task's own model tells the superior, so that nobody else does
 */
record OverduePolicy(Duration remindAfter, int escalateAfter, boolean onDiagram) {

    static OverduePolicy of(Map<String, Object> outputs) {
        return new OverduePolicy(
                Duration.ofDays(((Number) outputs.get("remindAfterDays")).longValue()),
                ((Number) outputs.get("escalateAfterBusinessDays")).intValue(),
                Boolean.TRUE.equals(outputs.get("onDiagram")));
    }
}
