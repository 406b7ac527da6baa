package org.drumbeat.notification;

/** Where Tasklist shows a task. */
final class TaskLink {

    private TaskLink() {}

    static String to(String taskId) {
        return "/camunda/app/tasklist/default/#/?task=" + taskId;
    }
}
