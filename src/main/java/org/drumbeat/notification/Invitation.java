package org.drumbeat.notification;

import java.time.Instant;
import java.util.List;

/**
 * An appointment in the calendars of everybody who is invited (RFC 5545).
 *
 * @param uid stays the same for as long as the appointment is the same one
 * @param sequence 0, and one more at every change, the cancellation included
 * @param place where it is
 * @param guests each with the words that are meant for them
 * @param about id of the aggregate, by which its mails are deleted
 * @param audience who else may read its content in the outbox
 */
public record Invitation(
        String uid,
        int sequence,
        String place,
        Instant startsAt,
        int durationMinutes,
        List<Guest> guests,
        String about,
        Audience audience) {

    /**
     * Somebody who is invited.
     *
     * @param summary the appointment in a few words
     * @param description what this person should know; nobody reads what is meant for another guest
     * @param isNew whether they hear of the appointment for the first time, whatever its sequence
     */
    public record Guest(Recipient who, String summary, String description, boolean isNew) {}

    /** One that nobody but its guests may read. */
    public Invitation(
            String uid,
            int sequence,
            String place,
            Instant startsAt,
            int durationMinutes,
            List<Guest> guests,
            String about) {
        this(uid, sequence, place, startsAt, durationMinutes, guests, about, Audience.RECIPIENTS);
    }

    Instant endsAt() {
        return startsAt.plusSeconds(60L * durationMinutes);
    }
}
