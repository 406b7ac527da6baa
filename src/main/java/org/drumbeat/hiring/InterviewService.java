package org.drumbeat.hiring;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.drumbeat.workflow.DateTimeAnswer;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Interviews: when they are, who conducts them, who is invited, and what the interviewer noted. */
@Service
@Transactional
class InterviewService {

    private final InterviewRepository interviews;
    private final InterviewConflicts conflicts;
    private final InterviewInvitations invitations;
    private final ScorecardRepository scorecards;
    private final CandidacyRepository candidacies;
    private final InterviewKitRepository kits;
    private final GuideService guides;
    private final Clock clock;

    InterviewService(
            InterviewRepository interviews,
            InterviewConflicts conflicts,
            InterviewInvitations invitations,
            ScorecardRepository scorecards,
            CandidacyRepository candidacies,
            InterviewKitRepository kits,
            GuideService guides,
            Clock clock) {
        this.interviews = interviews;
        this.conflicts = conflicts;
        this.invitations = invitations;
        this.scorecards = scorecards;
        this.candidacies = candidacies;
        this.kits = kits;
        this.guides = guides;
        this.clock = clock;
    }

    /**
     * One interview that is to be planned.
     *
     * @param seat id of the person of the kit
     * @param interviewer name of who conducts it; shown, not asked
     * @param busy when this person conducts others in the next days, a text; shown, not asked
     * @param startsAt as it is written into a form: in the time zone of the application
     */
    record Appointment(
            String seat, String interviewer, String busy, String startsAt, Integer durationMinutes, String place) {}

    /** When the interviews of a candidate end, for the due dates of their tasks, in the order of the seats. */
    record Planned(List<String> seats, List<String> ends) {}

    /**
     * Plans all interviews of one kind and invites interviewers and candidate.
     *
     * @throws Refusal where not exactly the people of the kit are planned, a time cannot be, somebody would be booked twice, or an
     *     interviewer will have left
     */
    Planned plan(String candidacyId, QuestionGuide.Kind kind, List<Appointment> wishes) {
        Candidacy candidacy = candidacies.get(candidacyId);
        candidacy.requireGoingOn();
        List<String> seats = kits.findById(candidacy.vacancyId()).orElseThrow().seats(kind);
        Map<String, Appointment> bySeat = wishes.stream()
                .collect(Collectors.toMap(
                        wish -> Objects.toString(wish.seat(), ""), Function.identity(), (one, two) -> two));
        if (wishes.size() != seats.size() || !bySeat.keySet().equals(Set.copyOf(seats))) {
            throw Refusal.invalid("Plan each of the " + seats.size() + " interviews once, and no other.");
        }
        List<Interview> planned = seats.stream()
                .map(seat -> {
                    Appointment wish = bySeat.get(seat);
                    return Interview.planned(
                            candidacyId,
                            kind,
                            seat,
                            conflicts.interviewerFor(candidacyId, kind, seat),
                            slot(wish.startsAt(), wish.durationMinutes(), wish.place()));
                })
                .toList();
        conflicts.requireFree(planned, candidacy);
        interviews.saveAll(planned).forEach(interview -> invitations.invite(interview, candidacy));
        return planned(planned);
    }

    private static Planned planned(List<Interview> interviews) {
        return new Planned(
                interviews.stream().map(Interview::seat).toList(),
                interviews.stream()
                        .map(interview -> interview.slot().endsAt().toString())
                        .toList());
    }

    /**
     * Moves an interview; the invited get the change for the same entry of their calendars. Where it is moved to when and where it
     * is already, nobody hears of it.
     *
     * @return id of the candidacy
     * @throws Refusal where it has been held or cancelled, the time cannot be, somebody would be booked twice, or the interviewer
     *     will have left
     */
    String move(String interviewId, String startsAt, int durationMinutes, String place) {
        Interview interview = interviews
                .findById(interviewId)
                .orElseThrow(() -> Refusal.unknown("There is no such interview: choose one from the list."));
        Candidacy candidacy = candidacies.get(interview.candidacyId());
        candidacy.requireGoingOn();
        Interview.Slot slot = slot(startsAt, durationMinutes, place);
        Interview moved = interview.moved(slot);
        if (!slot.equals(interview.slot())) {
            conflicts.requireFree(List.of(moved), candidacy);
            invitations.move(interviews.save(moved), candidacy);
        }
        return candidacy.id();
    }

    /** When the interviews of each kind that was planned end as they are planned now. */
    @Transactional(readOnly = true)
    Map<QuestionGuide.Kind, Planned> planned(String candidacyId) {
        return interviews.findByCandidacyId(candidacyId).stream()
                .sorted(Comparator.comparing(Interview::seat))
                .collect(Collectors.groupingBy(
                        Interview::kind, Collectors.collectingAndThen(Collectors.toList(), InterviewService::planned)));
    }

    /**
     * Passes the invitation on to whoever has been given the interview; where that is the one invited, nothing happens.
     *
     * @throws Refusal where somebody else has booked this person at the same moment
     */
    void give(String candidacyId, QuestionGuide.Kind kind, String seat, String person) {
        interviews
                .findByCandidacyIdAndKindAndSeat(candidacyId, kind, seat)
                .filter(interview -> !interview.interviewer().equals(person))
                .ifPresent(before -> {
                    conflicts.hindrance(before, person).ifPresent(sentence -> {
                        throw Refusal.conflict(sentence);
                    });
                    Interview now = interviews.save(before.givenTo(person));
                    if (now.isToCome(clock.instant())) {
                        invitations.passOn(now, before.interviewer(), candidacies.get(candidacyId));
                    }
                });
    }

    /**
     * What an interviewer hands in.
     *
     * @param heldEarlier that the interview was held before its time, which is asked only where that has not come yet; null from
     *     whoever does not know of it
     */
    record Notes(List<Scorecard.AskedQuestion> scores, Scorecard.Recommendation recommendation, Boolean heldEarlier) {}

    /**
     * Takes what an interviewer noted.
     *
     * @throws Refusal where not every question is rated, the candidacy has ended, or the interview is still to begin and nobody
     *     says that it was held earlier
     */
    void record(String candidacyId, QuestionGuide.Kind kind, String seat, String interviewer, Notes notes) {
        Candidacy candidacy = candidacies.get(candidacyId);
        candidacy.requireGoingOn();
        QuestionGuide guide = guides.guideOf(candidacy.vacancyId(), kind);
        Scorecard scorecard = Scorecard.of(
                candidacyId,
                interviewer,
                guide,
                Scorecard.AskedQuestion.scores(notes.scores()),
                notes.recommendation(),
                clock.instant());
        Interview planned = interviews
                .findByCandidacyIdAndKindAndSeat(candidacyId, kind, seat)
                .orElseThrow();
        boolean ahead = planned.isAhead(clock.instant());
        if (ahead && !Boolean.TRUE.equals(notes.heldEarlier())) {
            throw Refusal.invalid(
                    "This interview is planned for " + planned.slot().inWords(clock.getZone())
                            + ". If it was held earlier, tick “Held earlier”, and it is taken out of the calendars; else hand in the"
                            + " scorecard once it has been held.");
        }
        scorecards.save(scorecard);
        if (ahead) {
            invitations.cancelHeldEarlier(interviews.save(planned.heldEarlierBy(interviewer)), candidacy);
        } else {
            interviews.save(planned.heldBy(interviewer));
        }
        if (kind == QuestionGuide.Kind.FIT) {
            candidacies.reached(candidacyId, Stage.FIT_INTERVIEW, clock.instant());
        }
    }

    /** Takes what is still planned out of all calendars. */
    void cancelPlanned(Candidacy candidacy) {
        List<Interview> cancelled =
                interviews.findByCandidacyIdAndState(candidacy.id(), Interview.State.PLANNED).stream()
                        .map(Interview::cancelled)
                        .toList();
        interviews.saveAll(cancelled).stream()
                .filter(interview -> interview.isToCome(clock.instant()))
                .forEach(interview -> invitations.cancel(interview, candidacy));
    }

    /** @throws Refusal where it is no time, or none that can be */
    private Interview.Slot slot(String startsAt, int durationMinutes, String place) {
        return Interview.Slot.of(
                DateTimeAnswer.of("Start", startsAt, clock.getZone()), durationMinutes, place, clock.instant());
    }
}
