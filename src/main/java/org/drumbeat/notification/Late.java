package org.drumbeat.notification;

import java.time.Instant;
import org.drumbeat.workflow.OverdueTask;

/**
 * Something that a person has not done in time.
 *
 * @param person id of who should have
 * @param process id of the process
 * @param taskKey id of the task on its diagram
 * @param taskId id of the task, or of what a diagram's own timer is about
 * @param businessKey id of the aggregate; may be null
 */
public record Late(String person, String process, String taskKey, String taskId, String businessKey, Instant dueAt) {

    static Late of(OverdueTask task) {
        return new Late(task.responsible(), task.process(), task.key(), task.id(), task.businessKey(), task.dueAt());
    }
}
