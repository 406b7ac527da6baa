package org.drumbeat.workflow;

import java.time.Instant;

/** Listens for every task that is given to a person. */
public interface AssignmentNews {

    /** Called in the transaction that assigns the task, but not when somebody claims it for themselves. */
    void assigned(Assigned task);

    /**
     * A task and the person it was given to.
     *
     * @param subject whom or what it is about, in a few words; empty where its form says nothing
     * @param businessKey id of the aggregate that the process is about; may be null
     * @param dueAt may be null
     */
    record Assigned(String taskId, String name, String subject, String assignee, String businessKey, Instant dueAt) {}
}
