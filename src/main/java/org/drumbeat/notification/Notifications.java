package org.drumbeat.notification;

import java.time.Clock;
import java.util.Map;
import net.fortuna.ical4j.model.property.Method;
import org.drumbeat.notification.OutboxMail.State;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.BackgroundJobs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people something by mail. Every mail is written to the outbox, in the same transaction as the event it reports, and
 * sent once that has succeeded.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Notifications {

    private final Outbox outbox;
    private final Addresses addresses;
    private final MailTexts texts;
    private final Calendars calendars;
    private final Organisation organisation;
    private final MailServer server;
    private final BackgroundJobs backgroundJobs;
    private final Clock clock;

    Notifications(
            Outbox outbox,
            Addresses addresses,
            MailTexts texts,
            Calendars calendars,
            Organisation organisation,
            MailServer server,
            BackgroundJobs backgroundJobs,
            Clock clock) {
        this.outbox = outbox;
        this.addresses = addresses;
        this.texts = texts;
        this.calendars = calendars;
        this.organisation = organisation;
        this.server = server;
        this.backgroundJobs = backgroundJobs;
        this.clock = clock;
    }

    /** Writes a mail to everybody it is for; somebody who already has one with the same key gets no second one. */
    public void send(Mail mail) {
        addresses.of(mail.to()).forEach(to -> post(written(mail, to)));
    }

    /** What a mail says, as plain text. */
    public record Wording(String subject, String text) {}

    /** What a mail to one address would say if it were sent now; nothing is written. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Wording wording(Mail mail) {
        Address to = addresses.of(mail.to()).get(0);
        OutboxMail.Texts written = texts.of(mail.template(), mail.values(), to);
        return new Wording(written.subject(), written.text().strip());
    }

    /** Writes to the assignee of a task, unless the task is no longer theirs when the mail is sent. */
    void send(Mail mail, String taskId, String assignee) {
        addresses.of(mail.to()).forEach(to -> post(written(mail, to).ofTask(taskId, assignee)));
    }

    /**
     * Invites those who are new to the appointment, and tells the others what has changed since an earlier sequence number.
     */
    public void invite(Invitation invitation) {
        post(invitation, Method.VALUE_REQUEST, "invitation");
    }

    /** Removes the appointment from everybody's calendar. */
    public void cancel(Invitation invitation) {
        post(invitation, Method.VALUE_CANCEL, "invitation-cancelled");
    }

    /** Removes an appointment that took place earlier than planned from everybody's calendar. */
    public void cancelHeldEarlier(Invitation invitation) {
        post(invitation, Method.VALUE_CANCEL, "invitation-held-earlier");
    }

    /** Tells HR that a mail to somebody outside never arrived, whatever the address suggests about the reason. */
    void tellUndelivered(OutboxMail mail) {
        send(new Mail(
                "not-delivered:" + mail.id() + ":" + mail.createdAt(),
                Recipient.role(Role.HR),
                "not-delivered",
                Map.of(
                        "name", mail.to().name(),
                        "email", mail.to().email(),
                        "subject", mail.texts().subject()),
                mail.about(),
                Audience.HR));
    }

    /** Whether any mail about this aggregate still has to be sent. */
    public boolean areWaiting(String about) {
        return outbox.anyAbout(about, State.WAITING);
    }

    /** Deletes every mail about this aggregate, whether it was sent or not. */
    public void forget(String about) {
        outbox.deleteAbout(about);
    }

    private OutboxMail written(Mail mail, Address to) {
        String key = mail.key() + (mail.to().everybodyOf() == null ? "" : ":" + to.email());
        State state = to.email() == null || !server.isThere() ? State.KEPT : State.WAITING;
        return OutboxMail.of(
                key,
                mail.about(),
                to,
                mail.to().isOutside(),
                texts.of(mail.template(), mail.values(), to),
                mail.audience(),
                state,
                clock.instant());
    }

    private void post(Invitation invitation, String method, String template) {
        for (Invitation.Guest guest : invitation.guests()) {
            Map<String, String> values = Map.of(
                    "summary", guest.summary(),
                    "description", guest.description(),
                    "place", invitation.place(),
                    "when", organisation.inWords(invitation.startsAt()),
                    "duration", invitation.durationMinutes() + " minutes",
                    "changed", guest.isNew() ? "" : "yes");
            for (Address to : addresses.of(guest.who())) {
                String key =
                        String.join(":", "calendar", invitation.uid(), "" + invitation.sequence(), method, to.name());
                Mail mail = new Mail(key, guest.who(), template, values, invitation.about(), invitation.audience());
                post(written(mail, to)
                        .withCalendar(calendars.write(invitation, guest, method, to, clock.instant()), method));
            }
        }
    }

    private void post(OutboxMail mail) {
        if (outbox.add(mail) && mail.state() == State.WAITING) {
            backgroundJobs.run(MailJob.KIND, mail.id());
        }
    }
}
