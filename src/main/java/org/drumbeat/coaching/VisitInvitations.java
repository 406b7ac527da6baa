package org.drumbeat.coaching;

import java.util.List;
import java.util.Map;
import org.drumbeat.notification.Invitation;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Recipient;
import org.drumbeat.people.People;
import org.springframework.stereotype.Component;

/** Keeps field visits in the calendars of those who come along. */
@Component
record VisitInvitations(People people, Notifications notifications) {

    private static final String TO_THE_REP = "\n\nBefore it begins, please rate yourself: Tasklist, My tasks.";

    void invite(FieldVisit visit) {
        notifications.invite(invitation(visit, everybody(visit), everybody(visit)));
    }

    /** It is at another time. */
    void move(FieldVisit visit) {
        notifications.invite(invitation(visit, everybody(visit), List.of()));
    }

    /** Somebody else comes along: who did before is told so, and only who does now is invited. */
    void passOn(FieldVisit visit, String before) {
        notifications.cancel(invitation(visit, List.of(before), List.of()));
        notifications.invite(invitation(visit, everybody(visit), List.of(visit.invited())));
    }

    void cancel(FieldVisit visit) {
        notifications.cancel(invitation(visit, everybody(visit), List.of()));
    }

    private static List<String> everybody(FieldVisit visit) {
        return List.of(visit.rep(), visit.invited());
    }

    /** @param invited who hears of it for the first time; the others read it as a change */
    private Invitation invitation(FieldVisit visit, List<String> guests, List<String> invited) {
        FieldVisit.Slot slot = visit.slot();
        Map<String, String> names = people.namesOf(everybody(visit));
        String summary = "Field visit: " + names.get(visit.rep()) + " and " + names.get(visit.invited()) + ", "
                + slot.customer();
        return new Invitation(
                visit.id(),
                visit.sequence(),
                slot.customer(),
                slot.startsAt(),
                slot.durationMinutes(),
                guests.stream()
                        .map(person -> new Invitation.Guest(
                                Recipient.person(person),
                                summary,
                                person.equals(visit.rep()) ? slot.purpose() + TO_THE_REP : slot.purpose(),
                                invited.contains(person)))
                        .toList(),
                visit.planId());
    }
}
