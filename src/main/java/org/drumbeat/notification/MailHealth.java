package org.drumbeat.notification;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells admins whether this node sends mails. It is up in any case, since a mail server that is down is no reason to take
 * Drumbeat out of service; Spring Boot's own indicator is not, and would wait for the server with everybody who asks.
 */
@Component("mailHealthIndicator")
class MailHealth implements HealthIndicator {

    private final MailServer server;
    private final MailPause pause;

    MailHealth(MailServer server, MailPause pause) {
        this.server = server;
        this.pause = pause;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("mails", mails());
        pause.end().ifPresent(end -> health.withDetail("pausedUntil", end));
        return health.build();
    }

    private String mails() {
        if (!server.isThere()) {
            return "stay in the outbox, since there is no mail server";
        }
        return pause.isOn() ? "wait, since the mail server was too slow" : "are sent";
    }
}
