package org.drumbeat.notification;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;

/** Somebody who looks into the outbox: which mails they see listed, and what they may read of them. */
record OutboxReader(boolean admin, boolean hr) {

    static OutboxReader of(HttpServletRequest caller) {
        return new OutboxReader(
                caller.isUserInRole("admin") || caller.isUserInRole(Groups.CAMUNDA_ADMIN), caller.isUserInRole("hr"));
    }

    Set<Audience> listed() {
        if (admin) {
            return EnumSet.allOf(Audience.class);
        }
        return hr ? EnumSet.of(Audience.HR) : EnumSet.noneOf(Audience.class);
    }

    boolean reads(Audience audience, boolean demo) {
        return switch (audience) {
            case ADMINS -> admin;
            case HR -> hr;
            case RECIPIENTS -> false;
            case LOGIN -> admin && demo;
        };
    }
}
