package org.drumbeat.notification;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.data.FoldingWriter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;

/** Writes appointments in iCalendar (RFC 5545), as invitations and cancellations by mail (RFC 6047). */
@Component
class Calendars {

    /** The most that one Java character takes in UTF-8; code points beyond that are two characters of two octets each. */
    private static final int OCTETS = 3;

    private final Organisation organisation;

    Calendars(Organisation organisation) {
        this.organisation = organisation;
    }

    /**
     * @param method REQUEST or CANCEL
     * @param guest the one whom this copy is for
     * @param to where it goes
     */
    String write(Invitation invitation, Invitation.Guest guest, String method, Address to, Instant now) {
        boolean off = method.equals(Method.VALUE_CANCEL);
        VEvent event = new VEvent(false);
        List.of(
                        new Uid(invitation.uid() + "@" + organisation.host()),
                        new DtStamp(now),
                        new Sequence(invitation.sequence()),
                        new DtStart<>(invitation.startsAt()),
                        new DtEnd<>(invitation.endsAt()),
                        new Summary(guest.summary()),
                        new Description(guest.description()),
                        new Location(invitation.place()),
                        new Status(off ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED),
                        new Organizer("mailto:" + organisation.from()).add(new Cn(organisation.name())),
                        new Attendee("mailto:" + to.email())
                                .add(new Cn(to.name()))
                                .add(new Rsvp(!off)))
                .forEach(event::add);
        Calendar calendar = new Calendar();
        List.of(
                        new ProdId("-//Drumbeat//Drumbeat//EN"),
                        ImmutableVersion.VERSION_2_0,
                        ImmutableCalScale.GREGORIAN,
                        new Method(method))
                .forEach(calendar::add);
        calendar.add(event);
        return folded(calendar);
    }

    /** Lines of at most 75 octets (RFC 5545, 3.1): the writer counts characters, and one character may be three octets. */
    private static String folded(Calendar calendar) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(calendar.toString());
        StringWriter lines = new StringWriter();
        try {
            new CalendarOutputter(false, ascii ? FoldingWriter.MAX_FOLD_LENGTH : FoldingWriter.MAX_FOLD_LENGTH / OCTETS)
                    .output(calendar, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("An appointment was not written", e);
        }
        return lines.toString();
    }
}
