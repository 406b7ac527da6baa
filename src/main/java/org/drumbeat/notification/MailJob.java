package org.drumbeat.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.drumbeat.notification.OutboxMail.State;
import org.drumbeat.workflow.BackgroundJob;
import org.drumbeat.workflow.BackgroundJobs;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a mail is sent, without waiting for it: it has what is due sent and comes again, on whichever node, until
 * its mail waits no longer.
 */
@Component
class MailJob implements BackgroundJob {

    static final String KIND = "mail";

    /** By then a mail that can be sent usually is. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Delivery delivery;
    private final MailPause pause;
    private final BackgroundJobs backgroundJobs;
    private final Clock clock;

    MailJob(Outbox outbox, Delivery delivery, MailPause pause, BackgroundJobs backgroundJobs, Clock clock) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.pause = pause;
        this.backgroundJobs = backgroundJobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(String id) {
        // A mail that was deleted or sent in the meantime no longer has to be sent.
        outbox.find(id).filter(mail -> mail.state() == State.WAITING).ifPresent(mail -> {
            backgroundJobs.runAt(again(mail), KIND, id);
            delivery.begin();
        });
    }

    private Instant again(OutboxMail mail) {
        Instant now = clock.instant();
        Instant next = mail.nextAttemptAt() == null || !mail.nextAttemptAt().isAfter(now)
                ? now.plus(PATIENCE)
                : mail.nextAttemptAt();
        return pause.end()
                // Not all at once, since every other job would wait behind them.
                .map(end -> end.plusSeconds(Math.floorMod(mail.id().hashCode(), PATIENCE.toSeconds())))
                .filter(next::isBefore)
                .orElse(next);
    }
}
