package org.drumbeat.workflow;

/** Who steps in for somebody who is no longer here. */
public interface StandIns {

    /**
     * Whoever takes over what is meant for this person.
     *
     * @param person id of a person, or of an account that is nobody's
     * @return the person themselves unless they have left; else the nearest superior present, else the group {@code hr}
     */
    String standInFor(String person);
}
