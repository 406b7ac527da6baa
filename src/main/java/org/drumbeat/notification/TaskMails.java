package org.drumbeat.notification;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.drumbeat.workflow.AssignmentNews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells people by mail about a task that is now theirs, with a link straight to it. */
@Component
class TaskMails implements AssignmentNews {

    private final Notifications notifications;
    private final Organisation organisation;

    TaskMails(Notifications notifications, Organisation organisation) {
        this.notifications = notifications;
        this.organisation = organisation;
    }

    @Override
    @Transactional
    public void assigned(Assigned task) {
        Map<String, Object> values = new HashMap<>();
        values.put("task", task.name());
        values.put("subject", task.subject());
        values.put("due", task.dueAt() == null ? "" : organisation.inWords(task.dueAt()));
        values.put("link", organisation.link(TaskLink.to(task.taskId())));
        // A new key each time: a task that comes back is announced again.
        String key = "task:" + task.taskId() + ":" + UUID.randomUUID();
        notifications.send(
                new Mail(
                        key,
                        Recipient.person(task.assignee()),
                        "task-assigned",
                        values,
                        task.businessKey(),
                        Audience.ADMINS),
                task.taskId(),
                task.assignee());
    }
}
