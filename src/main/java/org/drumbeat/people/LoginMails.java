package org.drumbeat.people;

import java.time.LocalDate;

/** Writes to people about their login. */
public interface LoginMails {

    /**
     * Invites somebody to set a password.
     *
     * @param token of the page {@code /password/{token}}; nobody else may learn it
     * @param opensOn from when on they can log in; null where that is at once
     * @param goodUntil the last day on which the link works
     */
    void invite(Person person, String token, LocalDate opensOn, LocalDate goodUntil);
}
