package org.drumbeat.notification;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/**
 * Who may read a mail's content in the outbox, including its subject. For every mail, admins see that it was written, to
 * whom, and how far it is.
 */
@EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
public enum Audience {
    /** Nothing secret, such as a newly assigned task: admins may read it. */
    ADMINS("for admins"),
    /** To candidates, about them, or about pay: HR may read it. */
    HR("for HR to read"),
    /** Only between the recipients, such as everything about coaching: nobody else may read it. */
    RECIPIENTS("for whom it goes to alone"),
    /**
     * With a link that sets a password: nobody else may read it, except an admin in the demo, where no mail leaves the
     * machine.
     */
    LOGIN("for whom it goes to alone, since it opens a login");

    private final String label;

    Audience(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
