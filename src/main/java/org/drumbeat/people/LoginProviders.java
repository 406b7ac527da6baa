package org.drumbeat.people;

/** Says whether people prove who they are somewhere else, and so need no password here. */
public interface LoginProviders {

    boolean areThere();
}
