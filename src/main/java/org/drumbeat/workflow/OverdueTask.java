package org.drumbeat.workflow;

import java.time.Instant;

/**
 * An open task that is late, or about to be where its own diagram sends an earlier reminder.
 *
 * @param subject whom or what it is about, in a few words; empty in the daily list, where it would have to be asked for each
 *     task
 * @param key id of the task on its diagram
 * @param process id of the process
 * @param responsible id of its assignee; of the group that it is offered to while nobody has claimed it
 * @param isOfGroup whether the responsible is a group
 * @param businessKey id of the aggregate that the process is about; may be null
 * @param dueAt of a task without a due date, when its diagram reminds of it
 */
public record OverdueTask(
        String id,
        String name,
        String subject,
        String key,
        String process,
        String businessKey,
        String responsible,
        boolean isOfGroup,
        Instant dueAt) {}
