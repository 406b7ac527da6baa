package org.drumbeat.notification;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.drumbeat.notification.OutboxMail.State;
import org.drumbeat.workflow.OpenTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due in the outbox, with a few threads of its own: a mail is claimed in one transaction and what became of it
 * is recorded in another, and none is open while the mail server is talked to. What cannot be sent is retried after longer and
 * longer pauses, and then becomes a dead letter, which an admin sees and can retry; if it was for somebody outside, HR is told.
 */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /**
     * One more than there are threads: where none is left, one of those that were given has not begun to look into the outbox
     * yet, and will find whatever is in there now.
     */
    private static final int TURNS = MailServer.AT_ONCE + 1;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(MailServer.AT_ONCE, new CustomizableThreadFactory("mails-"));
    private final Semaphore turns = new Semaphore(TURNS);

    private final Outbox outbox;
    private final MailServer server;
    private final MailPause pause;
    private final OpenTasks tasks;
    private final Notifications notifications;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final List<Duration> pauses;
    private volatile boolean stopped;

    Delivery(
            Outbox outbox,
            MailServer server,
            MailPause pause,
            OpenTasks tasks,
            Notifications notifications,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${drumbeat.mail.try-again-after}") List<Duration> pauses) {
        this.outbox = outbox;
        this.server = server;
        this.pause = pause;
        this.tasks = tasks;
        this.notifications = notifications;
        this.transaction = transaction;
        this.clock = clock;
        this.pauses = pauses;
    }

    /** Has everything sent that is due by now; returns at once. */
    void begin() {
        if (!stopped && turns.tryAcquire()) {
            threads.execute(() -> {
                try {
                    sendWhatIsDue();
                } catch (RuntimeException failure) {
                    // Not what it says, since a driver quotes values. The jobs of these mails call again.
                    LOG.warn(
                            "Mails are not sent for a minute: {}",
                            failure.getClass().getName());
                } finally {
                    turns.release();
                }
            });
        }
    }

    /** Whether nothing is being sent any more, at the latest after so long. */
    boolean isDoneWithin(Duration patience) throws InterruptedException {
        boolean done = turns.tryAcquire(TURNS, patience.toMillis(), TimeUnit.MILLISECONDS);
        if (done) {
            turns.release(TURNS);
        }
        return done;
    }

    /** Begins with no further mail, and lets those that are on their way arrive, for a node that stops should send none twice. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopped = true;
        threads.shutdown();
        if (!isDoneWithin(server.deadline())) {
            LOG.warn("Drumbeat stops while mails are being sent: they may be sent again");
        }
    }

    private void sendWhatIsDue() {
        boolean hasMore = true;
        while (hasMore && !stopped && !pause.isOn()) {
            Optional<OutboxMail> next = transaction.execute(
                    status -> outbox.nextDue(clock.instant()).map(this::claim));
            next.filter(mail -> mail.state() == State.WAITING && isStillOurs(mail))
                    .ifPresent(this::send);
            hasMore = next.isPresent();
        }
    }

    /** After a long pause of the computer another node may be about to send it. */
    private boolean isStillOurs(OutboxMail claimed) {
        return clock.instant().isBefore(claimed.nextAttemptAt().minus(server.deadline()));
    }

    /**
     * Nobody else sends it before the deadline is over, and somebody does afterwards where this node dies; what need not or
     * cannot be sent waits no longer.
     */
    private OutboxMail claim(OutboxMail mail) {
        OutboxMail claimed;
        if (mail.taskId() != null && !tasks.isAssigned(mail.taskId(), mail.assignee())) {
            claimed = mail.obsolete();
        } else if (!server.isThere()) {
            claimed = mail.kept();
        } else {
            claimed = mail.claimed(clock.instant().plus(server.deadline().multipliedBy(2)));
        }
        outbox.update(claimed);
        return claimed;
    }

    private void send(OutboxMail mail) {
        try {
            server.send(mail);
            record(mail, waiting -> waiting.sent(clock.instant()));
        } catch (MailServer.TooSlow slow) {
            pause.begin();
            record(mail, waiting -> failed(waiting, slow.getMessage()));
        } catch (MailException failure) {
            record(mail, waiting -> failed(waiting, MailServer.kindOf(failure)));
        }
    }

    /** A mail that was deleted in the meantime is gone. */
    private void record(OutboxMail mail, UnaryOperator<OutboxMail> outcome) {
        transaction.executeWithoutResult(status -> outbox.findLocked(mail.id())
                .filter(found -> found.state() == State.WAITING)
                .map(outcome)
                .ifPresent(outbox::update));
    }

    private OutboxMail failed(OutboxMail mail, String why) {
        Instant next = mail.attempts() < pauses.size() ? clock.instant().plus(pauses.get(mail.attempts())) : null;
        if (next == null) {
            LOG.warn("The mail {} could not be sent and is a dead letter now: {}", mail.id(), why);
            if (mail.outside()) {
                notifications.tellUndelivered(mail);
            }
        }
        return mail.failed(why, next);
    }
}
