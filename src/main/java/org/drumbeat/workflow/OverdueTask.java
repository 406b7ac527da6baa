package org.drumbeat.workflow;

import java.time.Instant;

/**
 * An open task past its due date.
 *
 * @param responsible id of its assignee; of the group that it is offered to while nobody has claimed it
 * @param isOfGroup whether the responsible is a group
 * @param businessKey id of the aggregate that the process is about; may be null
 */
public record OverdueTask(
        String id,
        String name,
        String key,
        String process,
        String businessKey,
        String responsible,
        boolean isOfGroup,
        Instant dueAt) {}
