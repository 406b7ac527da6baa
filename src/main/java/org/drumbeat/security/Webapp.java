package org.drumbeat.security;

import java.util.Locale;
import java.util.Set;

/** A webapp of the engine: where it is, and which groups it is open to. */
public enum Webapp {
    TASKLIST(Groups.PEOPLE),
    COCKPIT(Groups.with(Groups.ADMINS, Groups.LEADER, Groups.HR)),
    ADMIN(Groups.ADMINS);

    private final Set<String> groups;

    Webapp(Set<String> groups) {
        this.groups = groups;
    }

    /** The engine's name of the application, in its URLs and its authorizations. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String path() {
        return "/camunda/app/" + id() + "/default/";
    }

    public boolean isOpenTo(SignedIn person) {
        return person.groups().stream().anyMatch(groups::contains);
    }

    Set<String> groups() {
        return groups;
    }
}
