package org.drumbeat.notification;

import java.time.Instant;
import java.util.List;

/**
 * An appointment in the calendars of everybody who is invited (RFC 5545).
 *
 * @param uid stays the same for as long as the appointment is the same one
 * @param sequence 0, and one more at every change, the cancellation included
 * @param about id of the aggregate, by which its mails are forgotten
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
        String about) {

    Instant endsAt() {
        return startsAt.plusSeconds(60L * durationMinutes);
    }
}
