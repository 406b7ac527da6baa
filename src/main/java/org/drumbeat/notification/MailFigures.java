package org.drumbeat.notification;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * The figures that show an operator whether mails reach people: what is in the outbox, the same on every node, and how this
 * node gets on with the mail server.
 */
@Component
class MailFigures implements MeterBinder {

    private final Outbox outbox;
    private final MailPause pause;

    MailFigures(Outbox outbox, MailPause pause) {
        this.outbox = outbox;
        this.pause = pause;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "drumbeat.mails.dead",
                "Mails that were tried for the last time, in vain",
                OutboxMail.State.DEAD);
        gauge(registry, "drumbeat.mails.waiting", "Mails that are to be sent", OutboxMail.State.WAITING);
        Gauge.builder("drumbeat.mails.paused", pause, mails -> mails.isOn() ? 1 : 0)
                .description("1 while this node sends no mails, since the mail server was too slow")
                .register(registry);
        FunctionCounter.builder("drumbeat.mails.slow", pause, MailPause::timesTooSlow)
                .description("Mails of this node that the mail server did not take in time")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, OutboxMail.State state) {
        Gauge.builder(name, outbox, mails -> mails.count(state))
                .description(description)
                .register(registry);
    }
}
