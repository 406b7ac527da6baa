package org.drumbeat.notification;

import org.drumbeat.people.Role;

/** Whom a mail is for. */
public final class Recipient {

    private Recipient() {}

    public static Recipient person(String id) {
        return new Recipient();
    }

    public static Recipient role(Role role) {
        return new Recipient();
    }

    public static Recipient personOrGroup(String id) {
        return new Recipient();
    }
}
