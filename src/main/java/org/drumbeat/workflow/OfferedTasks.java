package org.drumbeat.workflow;

import java.time.Instant;
import java.util.List;

/**
 * Tasks that have been offered to a group and that nobody has claimed yet.
 *
 * @param group id of the group
 * @param first the oldest of them, a screenful
 * @param more how many others there are
 */
public record OfferedTasks(String group, List<Task> first, int more) {

    /**
     * @param subject whom or what it is about, or empty
     * @param dueAt null where its diagram says nothing
     */
    public record Task(String id, String name, String subject, Instant dueAt) {}
}
