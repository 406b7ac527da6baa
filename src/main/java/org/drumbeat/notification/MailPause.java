package org.drumbeat.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps mails back for a while once the mail server was too slow, so that not each of them waits for it in vain. */
@Component
class MailPause {

    private final Clock clock;
    private final Duration length;
    private final AtomicLong begun = new AtomicLong();
    private volatile Instant end = Instant.EPOCH;

    MailPause(Clock clock, @Value("${drumbeat.mail.pause}") Duration length) {
        this.clock = clock;
        this.length = length;
    }

    /** Begins one, or lets the one that is on last longer. */
    void begin() {
        end = clock.instant().plus(length);
        begun.incrementAndGet();
    }

    /** The moment from which mails are sent again; nothing where they are sent now. */
    Optional<Instant> end() {
        return Optional.of(end).filter(clock.instant()::isBefore);
    }

    boolean isOn() {
        return end().isPresent();
    }

    /** How often the mail server was too slow since this node started. */
    long timesTooSlow() {
        return begun.get();
    }
}
