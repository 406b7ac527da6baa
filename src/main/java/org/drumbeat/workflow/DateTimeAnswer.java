package org.drumbeat.workflow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/** A moment as the date and time field of a form submits it, or a system instead of the form. */
public final class DateTimeAnswer {

    private DateTimeAnswer() {}

    /**
     * @param text ISO 8601; without an offset it is meant in this zone
     * @param field the label of the field, for the sentence
     * @throws Refusal where it is no date and time
     */
    public static Instant of(String field, String text, ZoneId zone) {
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime moment
                    ? moment.toInstant()
                    : LocalDateTime.from(parsed).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("“" + field + "” must be a date and time such as 2027-03-31T09:30.");
        }
    }
}
