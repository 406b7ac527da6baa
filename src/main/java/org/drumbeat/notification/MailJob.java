package org.drumbeat.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.drumbeat.notification.OutboxMail.State;
import org.drumbeat.workflow.BackgroundJob;
import org.drumbeat.workflow.BackgroundJobs;
import org.drumbeat.workflow.OpenTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Sends a mail from the outbox. What cannot be sent is retried after longer and longer pauses, and then becomes a dead
 * letter, which an admin sees and can retry; if it was for somebody outside, HR is told.
 */
@Component
class MailJob implements BackgroundJob {

    static final String KIND = "mail";

    private static final Logger LOG = LoggerFactory.getLogger(MailJob.class);

    private final Outbox outbox;
    private final MailServer server;
    private final OpenTasks tasks;
    private final Notifications notifications;
    private final BackgroundJobs backgroundJobs;
    private final Clock clock;
    private final List<Duration> pauses;

    MailJob(
            Outbox outbox,
            MailServer server,
            OpenTasks tasks,
            Notifications notifications,
            BackgroundJobs backgroundJobs,
            Clock clock,
            @Value("${drumbeat.mail.try-again-after}") List<Duration> pauses) {
        this.outbox = outbox;
        this.server = server;
        this.tasks = tasks;
        this.notifications = notifications;
        this.backgroundJobs = backgroundJobs;
        this.clock = clock;
        this.pauses = pauses;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String id) {
        // A mail that was deleted or sent in the meantime no longer has to be sent.
        outbox.findLocked(id).filter(mail -> mail.state() == State.WAITING).ifPresent(this::send);
    }

    private void send(OutboxMail mail) {
        if (mail.taskId() != null && !tasks.isAssigned(mail.taskId(), mail.assignee())) {
            outbox.update(mail.obsolete());
        } else if (!server.isThere()) {
            outbox.update(mail.kept());
        } else {
            try {
                server.send(mail);
                outbox.update(mail.sent(clock.instant()));
            } catch (MailException failure) {
                tryAgain(mail, failure);
            }
        }
    }

    /** Keeps only the kind of failure, since a server's message quotes the address. */
    private void tryAgain(OutboxMail mail, MailException failure) {
        Throwable cause = failure.getMostSpecificCause();
        String kind =
                failure.getClass().getSimpleName() + ": " + cause.getClass().getSimpleName();
        Instant next = mail.attempts() < pauses.size() ? clock.instant().plus(pauses.get(mail.attempts())) : null;
        outbox.update(mail.failed(kind, next));
        if (next == null) {
            LOG.warn("The mail {} could not be sent and is a dead letter now: {}", mail.id(), kind);
            if (mail.outside()) {
                notifications.tellUndelivered(mail);
            }
        } else {
            backgroundJobs.runAt(next, KIND, mail.id());
        }
    }
}
