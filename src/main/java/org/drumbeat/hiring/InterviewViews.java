package org.drumbeat.hiring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Choice;
import org.springframework.stereotype.Service;

/** What HR sees who plans interviews, and interviewers who hold them. */
@Service
record InterviewViews(
        InterviewRepository interviews,
        HiringViews hiring,
        InterviewKitRepository kits,
        CvService cvs,
        People people,
        Clock clock) {

    private static final Duration LONGEST = Duration.ofHours(8);
    private static final int USUAL_MINUTES = 60;

    /** The fit interview that is to be planned. */
    record FitToPlan(String subject, String interviewer, String busy) {}

    FitToPlan fitToPlan(String candidacyId) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        InterviewService.Appointment fit =
                toPlan(candidacy, QuestionGuide.Kind.FIT).get(0);
        return new FitToPlan(hiring.applicant(candidacy).inShort(), fit.interviewer(), fit.busy());
    }

    /** The interviews of the panel that are to be planned, in the order of names. */
    record PanelToPlan(String subject, List<InterviewService.Appointment> interviews) {}

    PanelToPlan panelToPlan(String candidacyId) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        return new PanelToPlan(hiring.applicant(candidacy).inShort(), toPlan(candidacy, QuestionGuide.Kind.BEHAVIORAL));
    }

    private List<InterviewService.Appointment> toPlan(Candidacy candidacy, QuestionGuide.Kind kind) {
        List<String> seats = kits.findById(candidacy.vacancyId()).orElseThrow().seats(kind);
        Map<String, String> names = people.namesOf(seats);
        Instant now = clock.instant();
        Map<String, List<Interview>> planned =
                interviews.planned(seats, now.minus(LONGEST), now.plus(Duration.ofDays(30))).stream()
                        .collect(Collectors.groupingBy(Interview::interviewer));
        return seats.stream()
                .map(seat -> new InterviewService.Appointment(
                        seat, names.get(seat), busy(planned.getOrDefault(seat, List.of())), null, USUAL_MINUTES, null))
                .sorted(Comparator.comparing(InterviewService.Appointment::interviewer))
                .toList();
    }

    private String busy(List<Interview> planned) {
        return planned.isEmpty()
                ? "Conducts no other interview in the next 30 days."
                : planned.stream()
                        .map(Interview::slot)
                        .sorted(Comparator.comparing(Interview.Slot::startsAt))
                        .map(slot -> slot.inWords(clock.getZone()) + " (" + slot.durationMinutes() + " minutes)")
                        .collect(Collectors.joining("; ", "Conducts others: ", "."));
    }

    /** What HR can move. */
    List<Choice> movable() {
        return interviews.movable().stream()
                .map(one -> new Choice(
                        one.candidate() + " with " + one.interviewer() + ", "
                                + Interview.Slot.inWords(one.startsAt(), clock.getZone()),
                        one.id()))
                .toList();
    }

    /**
     * What an interviewer reads before asking.
     *
     * @param ahead whether the interview has not begun yet as it is planned
     * @param cv where the candidate's CV is read; null where there is none
     */
    record BlankScorecard(
            @JsonUnwrapped HiringViews.Applicant applicant,
            String when,
            String place,
            boolean ahead,
            URI cv,
            List<Scorecard.AskedQuestion> scores) {}

    BlankScorecard scorecard(String candidacyId, QuestionGuide.Kind kind, String seat) {
        Interview interview = interviews
                .findByCandidacyIdAndKindAndSeat(candidacyId, kind, seat)
                .orElseThrow();
        Candidacy candidacy = hiring.candidacy(candidacyId);
        return new BlankScorecard(
                hiring.applicant(candidacy),
                interview.slot().inWords(clock.getZone()),
                interview.slot().place(),
                interview.isAhead(clock.instant()),
                cvs.link(candidacyId),
                Scorecard.AskedQuestion.of(hiring.guide(candidacy.vacancyId(), kind)));
    }
}
