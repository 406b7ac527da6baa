package org.drumbeat.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** The figures that show an operator whether mails reach people; the same on every node. */
@Component
class MailFigures implements MeterBinder {

    private final Outbox outbox;

    MailFigures(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "drumbeat.mails.dead",
                "Mails that were tried for the last time, in vain",
                OutboxMail.State.DEAD);
        gauge(registry, "drumbeat.mails.waiting", "Mails that are to be sent", OutboxMail.State.WAITING);
    }

    private void gauge(MeterRegistry registry, String name, String description, OutboxMail.State state) {
        Gauge.builder(name, outbox, mails -> mails.count(state))
                .description(description)
                .register(registry);
    }
}
