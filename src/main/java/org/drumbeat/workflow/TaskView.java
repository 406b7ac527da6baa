package org.drumbeat.workflow;

import java.time.Instant;

/** The task that a form is about, as seen by the person who has it open. */
public interface TaskView {

    /** The person who shows or answers the form: the assignee, or a candidate of a task that nobody has claimed. */
    String person();

    /** The id of the aggregate that the process is about. */
    String businessKey();

    /** When it is due, as its diagram says; null where it says nothing. */
    Instant dueAt();

    /** @throws IllegalStateException where the process has no such variable */
    <T> T get(Fact<T> fact);
}
