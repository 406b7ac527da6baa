package org.drumbeat.notification;

import java.time.Instant;
import java.util.List;

/**
 * An appointment in the calendars of everybody who is invited (RFC 5545).
 *
 * @param uid stays the same for as long as the appointment is the same one
 * @param sequence 0, and one more at every change, the cancellation included
 * @param about id of the aggregate, by which its mails are forgotten
 * @param audience who else may read in the outbox what it says
 */
public record Invitation(
        String uid,
        int sequence,
        String summary,
        String description,
        String place,
        Instant startsAt,
        int durationMinutes,
        List<Recipient> attendees,
        String about,
        Audience audience) {

    /** One that nobody but those who are invited may read. */
    public Invitation(
            String uid,
            int sequence,
            String summary,
            String description,
            String place,
            Instant startsAt,
            int durationMinutes,
            List<Recipient> attendees,
            String about) {
        this(
                uid,
                sequence,
                summary,
                description,
                place,
                startsAt,
                durationMinutes,
                attendees,
                about,
                Audience.RECIPIENTS);
    }

    Instant endsAt() {
        return startsAt.plusSeconds(60L * durationMinutes);
    }
}
