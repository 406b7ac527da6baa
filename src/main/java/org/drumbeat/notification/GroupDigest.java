package org.drumbeat.notification;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.OfferedNews;
import org.drumbeat.workflow.OfferedTasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells everybody in a group, in one mail, what has been offered to it since the last time; sends no mail if there is
 * nothing new.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GroupDigest implements OfferedNews {

    private final Notifications notifications;
    private final Organisation organisation;
    private final JdbcClient jdbc;

    GroupDigest(Notifications notifications, Organisation organisation, JdbcClient jdbc) {
        this.notifications = notifications;
        this.organisation = organisation;
        this.jdbc = jdbc;
    }

    /** One line of a mail. */
    record Line(String task, String subject, String due, String link) {}

    @Override
    public Instant toldUntil() {
        return jdbc.sql("select told_until from group_digest for update")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Override
    public void offered(List<OfferedTasks> offers, Instant until) {
        // We do not know the members of a group that an admin has created besides the roles.
        offers.forEach(offer -> Role.ofGroup(offer.group()).ifPresent(role -> tell(role, offer, until)));
        jdbc.sql("update group_digest set told_until = :until where told_until < :until")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void tell(Role role, OfferedTasks offer, Instant until) {
        List<Line> lines = offer.first().stream().map(this::line).toList();
        notifications.send(new Mail(
                String.join(":", "group-digest", role.group(), until.toString()),
                Recipient.role(role),
                "group-digest",
                Map.of(
                        "group", role.displayName(),
                        "tasks", lines,
                        "count", lines.size() + offer.more(),
                        "more", offer.more(),
                        "all", organisation.link("/camunda/app/tasklist/")),
                null));
    }

    private Line line(OfferedTasks.Task task) {
        return new Line(
                task.name(),
                task.subject(),
                task.dueAt() == null ? "" : organisation.inWords(task.dueAt()),
                organisation.link(TaskLink.to(task.id())));
    }
}
