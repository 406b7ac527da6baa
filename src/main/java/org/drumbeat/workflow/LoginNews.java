package org.drumbeat.workflow;

import java.util.Optional;

/** Listens for changes that somebody makes to the engine's users and their groups by its own page or API. */
public interface LoginNews {

    /** What changed. */
    enum What {
        ADDED,
        DELETED,
        PASSWORD,
        PROFILE,
        JOINED,
        LEFT
    }

    /**
     * In the transaction of the change.
     *
     * @param login whose; of a group that is deleted its id
     * @param group which they joined or left, else null
     * @param by who changed it; null where nobody is logged in
     */
    void changed(String login, What what, String group, String by);

    /** Why this login may not be added to or removed from this group by hand, as a sentence; empty where it may. */
    Optional<String> objection(String login, String group);
}
