package org.drumbeat.notification;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/**
 * Who may read in the outbox what a mail says, subject and all. That it was written, to whom and how far it is, admins see of
 * every mail.
 */
@EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
public enum Audience {
    /** What is no secret, such as a task that is somebody's now: admins read it. */
    ADMINS("for admins"),
    /** To candidates, about them or about pay: HR reads it. */
    HR("for HR to read"),
    /** Between those it goes to, such as all about coaching: nobody else reads it. */
    RECIPIENTS("for whom it goes to alone"),
    /** With a link that sets a password: nobody else reads it, save an admin in the demo, where no mail leaves the machine. */
    LOGIN("for whom it goes to alone, since it opens a login");

    private final String label;

    Audience(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
