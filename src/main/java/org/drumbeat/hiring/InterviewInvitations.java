package org.drumbeat.hiring;

import java.util.ArrayList;
import java.util.List;
import org.drumbeat.notification.Audience;
import org.drumbeat.notification.Invitation;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Recipient;
import org.drumbeat.people.People;
import org.springframework.stereotype.Component;

/** Keeps interviews in the calendars of interviewers and candidates. */
@Component
record InterviewInvitations(People people, VacancyRepository vacancies, Notifications notifications) {

    void invite(Interview interview, Candidacy candidacy) {
        notifications.invite(toAll(interview, candidacy, true));
    }

    /** It is at another time or place. */
    void move(Interview interview, Candidacy candidacy) {
        notifications.invite(toAll(interview, candidacy, false));
    }

    /** Somebody else conducts it; to the candidate it is the same appointment. */
    void passOn(Interview interview, String before, Candidacy candidacy) {
        notifications.cancel(invitation(interview, List.of(interviewer(before, interview, candidacy, false))));
        notifications.invite(
                invitation(interview, List.of(interviewer(interview.interviewer(), interview, candidacy, true))));
    }

    void cancel(Interview interview, Candidacy candidacy) {
        notifications.cancel(toAll(interview, candidacy, false));
    }

    void cancelHeldEarlier(Interview interview, Candidacy candidacy) {
        notifications.cancelHeldEarlier(toAll(interview, candidacy, false));
    }

    /** To the interviewer only unless they have left and nobody has taken over yet. */
    private Invitation toAll(Interview interview, Candidacy candidacy, boolean isNew) {
        List<Invitation.Guest> guests = new ArrayList<>();
        guests.add(new Invitation.Guest(
                Recipient.address(candidacy.name(), candidacy.email()),
                interview.kind().label() + ": " + titleOf(candidacy),
                "We ask every candidate the same questions. It helps to have examples in mind of what you did and what came of it.",
                isNew));
        if (people.arePresent(List.of(interview.interviewer()), VacancyService.INTERVIEWERS)) {
            guests.add(interviewer(interview.interviewer(), interview, candidacy, isNew));
        }
        return invitation(interview, guests);
    }

    private Invitation.Guest interviewer(String person, Interview interview, Candidacy candidacy, boolean isNew) {
        return new Invitation.Guest(
                Recipient.person(person),
                interview.kind().label() + ": " + candidacy.name() + ", " + titleOf(candidacy),
                "You will find the questions, with space for your notes, in Tasklist under My tasks.",
                isNew);
    }

    private String titleOf(Candidacy candidacy) {
        return vacancies.get(candidacy.vacancyId()).position().title();
    }

    private static Invitation invitation(Interview interview, List<Invitation.Guest> guests) {
        return new Invitation(
                interview.id(),
                interview.sequence(),
                interview.slot().place(),
                interview.slot().startsAt(),
                interview.slot().durationMinutes(),
                guests,
                interview.candidacyId(),
                Audience.HR);
    }
}
