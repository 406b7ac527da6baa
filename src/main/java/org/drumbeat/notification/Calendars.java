package org.drumbeat.notification;

import java.time.Instant;
import java.util.List;
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

    private final Organisation organisation;

    Calendars(Organisation organisation) {
        this.organisation = organisation;
    }

    /**
     * @param method REQUEST or CANCEL
     * @param to the one attendee whom this copy is for
     */
    String write(Invitation invitation, String method, Address to, Instant now) {
        boolean off = method.equals(Method.VALUE_CANCEL);
        VEvent event = new VEvent(false);
        List.of(
                        new Uid(invitation.uid() + "@" + organisation.host()),
                        new DtStamp(now),
                        new Sequence(invitation.sequence()),
                        new DtStart<>(invitation.startsAt()),
                        new DtEnd<>(invitation.endsAt()),
                        new Summary(invitation.summary()),
                        new Description(invitation.description()),
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
        return calendar.toString();
    }
}
