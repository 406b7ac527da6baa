package org.drumbeat.workflow;

import java.util.Collection;
import java.util.Map;

/** Says who steps in for somebody who is no longer here, and gives people's names. */
public interface StandIns {

    /**
     * Whoever takes over what is meant for this person.
     *
     * @param person id of a person, or of an account that belongs to nobody
     * @return the person themselves unless they have left; else the nearest superior present, else the group {@code hr}
     */
    String standInFor(String person);

    /** The names of these people and groups, by their ids; an id where nobody knows a name. */
    Map<String, String> namesOf(Collection<String> ids);
}
