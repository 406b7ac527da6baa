package org.drumbeat.people;

/** Whether people prove who they are somewhere else, and so need no password here. */
public interface LoginProviders {

    boolean areThere();
}
