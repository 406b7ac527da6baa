package org.drumbeat.hiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.text.DayInWords;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Component;

/** Who can conduct which interview: nobody is booked twice or has left by then, and all interviewers of a candidate differ. */
@Component
record InterviewConflicts(
        InterviewRepository interviews,
        CandidacyRepository candidacies,
        InterviewKitRepository kits,
        People people,
        Clock clock) {

    private static final Duration LONGEST = Duration.ofHours(8);

    /** @throws Refusal where somebody would be booked twice or an interviewer will have left; nobody else plans meanwhile */
    void requireFree(List<Interview> wished, Candidacy candidacy) {
        interviews.holdPlanning();
        doubleBooking(wished, candidacy.email()).ifPresent(sentence -> {
            throw Refusal.conflict(sentence + " Choose a time when nobody is booked twice.");
        });
        leaving(wished).ifPresent(sentence -> {
            throw Refusal.invalid(
                    sentence + " Choose an earlier day; once its task is somebody else’s, the interview can be moved.");
        });
    }

    /**
     * Why this person may not conduct this interview, which is otherwise conducted by the people of the kit, or cannot, since they
     * are booked already or will have left; nothing where they may and can.
     */
    Optional<String> objection(String candidacyId, QuestionGuide.Kind kind, String seat, String person) {
        if (!people.arePresent(List.of(person), VacancyService.INTERVIEWERS)) {
            return Optional.of("The interview can only be given to a rep, manager, leader or HR who works here.");
        }
        List<Interview> ofCandidate = interviews.findByCandidacyId(candidacyId);
        Predicate<Interview> isThis =
                interview -> interview.kind() == kind && interview.seat().equals(seat);
        return candidacies
                .findById(candidacyId)
                .flatMap(candidacy -> kits.findById(candidacy.vacancyId()))
                .flatMap(kit -> conflict(
                        kit, ofCandidate.stream().filter(isThis.negate()).toList(), kind, person))
                .map(conflict -> people.nameOf(person) + conflict)
                .or(() -> ofCandidate.stream()
                        .filter(isThis)
                        .findFirst()
                        .flatMap(interview -> hindrance(interview, person)));
    }

    /** Whoever the task will be given to: of somebody who has left, the one who steps in, where the rules let them. */
    String interviewerFor(String candidacyId, QuestionGuide.Kind kind, String seat) {
        String now = people.standInFor(seat);
        boolean steps = !now.equals(People.HR_GROUP)
                && objection(candidacyId, kind, seat, now).isEmpty();
        return steps ? now : seat;
    }

    /** Why this person cannot take over an interview that is still to come; nothing where it is theirs. Nobody plans meanwhile. */
    Optional<String> hindrance(Interview interview, String person) {
        if (interview.interviewer().equals(person)
                || interview.state() != Interview.State.PLANNED
                || !interview.isToCome(clock.instant())) {
            return Optional.empty();
        }
        interviews.holdPlanning();
        List<Interview> theirs = List.of(interview.givenTo(person));
        return doubleBooking(theirs, "")
                .or(() -> leaving(theirs))
                .map(sentence -> sentence + " Give it to somebody else, or reschedule it first.");
    }

    private static Optional<String> conflict(
            InterviewKit kit, List<Interview> others, QuestionGuide.Kind kind, String person) {
        if (kind == QuestionGuide.Kind.FIT && kit.hasOnPanel(person)) {
            return Optional.of(" is on the panel of this vacancy, so somebody else has to conduct the fit interview.");
        }
        if (kind == QuestionGuide.Kind.BEHAVIORAL && kit.fitInterviewer().equals(person)) {
            return Optional.of(
                    " conducts the fit interviews of this vacancy, so somebody else has to be on the panel.");
        }
        return others.stream().anyMatch(other -> other.interviewer().equals(person))
                ? Optional.of(" interviews this candidate already: every interviewer is a different person.")
                : Optional.empty();
    }

    /** @param candidate e-mail; empty where the candidate has the appointment already */
    private Optional<String> doubleBooking(List<Interview> wished, String candidate) {
        Set<String> ids = wished.stream().map(Interview::id).collect(Collectors.toSet());
        Set<String> interviewers = wished.stream().map(Interview::interviewer).collect(Collectors.toSet());
        Instant from = wished.stream()
                .map(wish -> wish.slot().startsAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant until = wished.stream()
                .map(wish -> wish.slot().endsAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Interview.Booking> booked =
                new ArrayList<>(interviews.booked(interviewers, candidate, from.minus(LONGEST), until));
        booked.removeIf(other -> ids.contains(other.id()));
        for (Interview wish : wished) {
            for (Interview.Booking other : booked) {
                if (wish.slot().overlaps(other.slot())) {
                    boolean sameInterviewer = other.interviewer().equals(wish.interviewer());
                    if (sameInterviewer || candidate.equals(other.email())) {
                        return Optional.of((sameInterviewer
                                        ? people.nameOf(wish.interviewer())
                                        : candidacies.get(wish.candidacyId()).name())
                                + " has another interview then: " + other.slot().inWords(clock.getZone()) + " ("
                                + other.slot().durationMinutes() + " minutes).");
                    }
                }
            }
            booked.add(new Interview.Booking(wish.id(), wish.interviewer(), candidate, wish.slot()));
        }
        return Optional.empty();
    }

    /** Who is here today and not any more on the day of the interview. */
    private Optional<String> leaving(List<Interview> wished) {
        Map<String, Person> present = people
                .presentOf(wished.stream().map(Interview::interviewer).toList())
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return wished.stream()
                .filter(wish -> present.containsKey(wish.interviewer()))
                .filter(wish -> present.get(wish.interviewer())
                        .leftBy(LocalDate.ofInstant(wish.slot().startsAt(), clock.getZone())))
                .map(wish -> present.get(wish.interviewer()))
                .map(person -> person.name() + " will have left by then: " + DayInWords.of(person.leftOn())
                        + " is the first day without them.")
                .findFirst();
    }
}
