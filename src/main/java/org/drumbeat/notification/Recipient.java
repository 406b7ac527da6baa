package org.drumbeat.notification;

import org.drumbeat.people.People;
import org.drumbeat.people.Role;

/** Whom a mail is for: somebody who works here, everybody of a role, or an address outside. */
public final class Recipient {

    private final String person;
    private final Role role;
    private final String name;
    private final String email;

    private Recipient(String person, Role role, String name, String email) {
        this.person = person;
        this.role = role;
        this.name = name;
        this.email = email;
    }

    public static Recipient person(String id) {
        return new Recipient(id, null, null, null);
    }

    /** Everybody who has this role and is present, each with a mail of their own. */
    public static Recipient role(Role role) {
        return new Recipient(null, role, null, null);
    }

    /** What {@link People#managerOf} and its like answer: a person, or the group HR. */
    public static Recipient personOrGroup(String id) {
        return People.HR_GROUP.equals(id) ? role(Role.HR) : person(id);
    }

    public static Recipient address(String name, String email) {
        return new Recipient(null, null, name, email);
    }

    String personId() {
        return person;
    }

    Role everybodyOf() {
        return role;
    }

    boolean isOutside() {
        return email != null;
    }

    /** The address outside; null where it is somebody who works here. */
    Address outside() {
        return email == null ? null : new Address(name, email);
    }
}
