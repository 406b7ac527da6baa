package org.drumbeat.hiring;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.drumbeat.notification.Audience;
import org.drumbeat.notification.Invitation;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Recipient;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.FormMoment;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Interviews: when they are, who conducts them, who is invited, and what the interviewer noted. */
@Service
@Transactional
class InterviewService {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu, h:mm a", Locale.US);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    private static final Duration LONGEST = Duration.ofHours(8);

    private final InterviewRepository interviews;
    private final ScorecardRepository scorecards;
    private final CandidacyRepository candidacies;
    private final HiringService hiring;
    private final InterviewKitRepository kits;
    private final GuideService guides;
    private final CvService cvs;
    private final People people;
    private final Notifications notifications;
    private final Clock clock;

    InterviewService(
            InterviewRepository interviews,
            ScorecardRepository scorecards,
            CandidacyRepository candidacies,
            HiringService hiring,
            InterviewKitRepository kits,
            GuideService guides,
            CvService cvs,
            People people,
            Notifications notifications,
            Clock clock) {
        this.interviews = interviews;
        this.scorecards = scorecards;
        this.candidacies = candidacies;
        this.hiring = hiring;
        this.kits = kits;
        this.guides = guides;
        this.cvs = cvs;
        this.people = people;
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * An interview that is to be planned.
     *
     * @param seat id of the person of the kit
     * @param interviewer name of who conducts it
     * @param busy when this person conducts others in the next days, a text, or that they do not
     */
    record Seat(String seat, String interviewer, String busy) {}

    /** When and where one interview shall be, as it is written into a form: in the time zone of the application. */
    record Wish(String seat, String startsAt, int durationMinutes, String place) {}

    /** Who is to be planned for a candidate, in the order of names. */
    @Transactional(readOnly = true)
    List<Seat> seats(String candidacyId, QuestionGuide.Kind kind) {
        List<String> seats = kit(candidacyId).seats(kind);
        Map<String, String> names = people.namesOf(seats);
        Instant now = clock.instant();
        Map<String, List<Interview>> planned =
                interviews.planned(seats, now.minus(LONGEST), now.plus(Duration.ofDays(30))).stream()
                        .collect(Collectors.groupingBy(Interview::interviewer));
        return seats.stream()
                .map(seat -> new Seat(seat, names.get(seat), busy(planned.getOrDefault(seat, List.of()))))
                .sorted(Comparator.comparing(Seat::interviewer))
                .toList();
    }

    private String busy(List<Interview> planned) {
        return planned.isEmpty()
                ? "Conducts no other interview in the next 30 days."
                : "Conducts others: "
                        + planned.stream()
                                .map(Interview::slot)
                                .sorted(Comparator.comparing(Interview.Slot::startsAt))
                                .map(slot -> when(slot) + " (" + slot.durationMinutes() + " minutes)")
                                .collect(Collectors.joining("; "))
                        + ".";
    }

    /** When the interviews of a candidate end, for the due dates of their tasks, in the order of the seats. */
    record Planned(List<String> seats, List<String> ends) {}

    /**
     * Plans all interviews of one kind and invites interviewers and candidate.
     *
     * @throws Refusal where not exactly the people of the kit are planned, a time cannot be, somebody would be booked twice, or an
     *     interviewer will have left
     */
    Planned plan(String candidacyId, QuestionGuide.Kind kind, List<Wish> wishes) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        candidacy.requireGoingOn();
        List<String> seats = kit(candidacyId).seats(kind);
        Map<String, Wish> bySeat = wishes.stream()
                .collect(Collectors.toMap(
                        wish -> Objects.toString(wish.seat(), ""), Function.identity(), (one, two) -> two));
        if (wishes.size() != seats.size() || !bySeat.keySet().equals(Set.copyOf(seats))) {
            throw Refusal.invalid("Plan each of the " + seats.size() + " interviews once, and no other.");
        }
        List<Interview> planned = seats.stream()
                .map(seat -> Interview.planned(
                        candidacyId, kind, seat, presentOn(seat, candidacyId, kind), slot(bySeat.get(seat))))
                .toList();
        requireFree(planned, candidacy);
        interviews.saveAll(planned).forEach(interview -> notifications.invite(invitation(interview, candidacy, true)));
        return planned(planned);
    }

    /** Whoever the task will be given to: of somebody who has left, the one who steps in, where the rules let them. */
    private String presentOn(String seat, String candidacyId, QuestionGuide.Kind kind) {
        String now = people.standInFor(seat);
        boolean steps = !now.equals(People.HR_GROUP)
                && objection(candidacyId, kind, seat, now).isEmpty();
        return steps ? now : seat;
    }

    private static Planned planned(List<Interview> interviews) {
        return new Planned(
                interviews.stream().map(Interview::seat).toList(),
                interviews.stream()
                        .map(interview -> interview.slot().endsAt().toString())
                        .toList());
    }

    private void requireFree(List<Interview> wished, Candidacy candidacy) {
        interviews.holdPlanning();
        doubleBooking(wished, candidacy.email()).ifPresent(sentence -> {
            throw Refusal.conflict(sentence + " Choose a time when nobody is booked twice.");
        });
        leaving(wished).ifPresent(sentence -> {
            throw Refusal.invalid(
                    sentence + " Choose an earlier day; once its task is somebody else’s, the interview can be moved.");
        });
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
                                        : hiring.candidacy(wish.candidacyId()).name())
                                + " has another interview then: " + when(other.slot()) + " ("
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
                .filter(wish -> present.get(wish.interviewer()).leftBy(day(wish)))
                .map(wish -> present.get(wish.interviewer()))
                .map(person -> person.name() + " will have left by then: " + DAY.format(person.leftOn())
                        + " is the first day without them.")
                .findFirst();
    }

    private LocalDate day(Interview interview) {
        return LocalDate.ofInstant(interview.slot().startsAt(), clock.getZone());
    }

    /** What HR can move, as a list to choose from. */
    @Transactional(readOnly = true)
    List<Choice> movable() {
        return interviews.plannedLines().stream()
                .map(line -> new Choice(
                        line.candidate() + " with " + line.interviewer() + ", "
                                + WHEN.format(line.startsAt().atZone(clock.getZone())),
                        line.id()))
                .toList();
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
        Candidacy candidacy = hiring.candidacy(interview.candidacyId());
        candidacy.requireGoingOn();
        Interview.Slot slot = slot(new Wish(interview.seat(), startsAt, durationMinutes, place));
        Interview moved = interview.moved(slot);
        if (!slot.equals(interview.slot())) {
            requireFree(List.of(moved), candidacy);
            notifications.invite(invitation(interviews.save(moved), candidacy, false));
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
     * Why this person may not conduct this interview, which is otherwise conducted by the people of the kit, or cannot, since they
     * are booked already or will have left; nothing where they may and can.
     */
    Optional<String> objection(String candidacyId, QuestionGuide.Kind kind, String seat, String person) {
        if (!people.arePresent(List.of(person), HiringService.INTERVIEWERS)) {
            return Optional.of("The interview can only be given to a rep, manager, leader or HR who works here.");
        }
        return candidacies
                .findById(candidacyId)
                .flatMap(candidacy -> kits.findById(candidacy.vacancyId()))
                .flatMap(kit -> conflict(kit, candidacyId, kind, seat, person))
                .map(conflict -> people.nameOf(person) + conflict)
                .or(() -> interviews
                        .findByCandidacyIdAndKindAndSeat(candidacyId, kind, seat)
                        .flatMap(interview -> hindrance(interview, person)));
    }

    /** Why this person cannot take over an interview that is still to come; nothing where it is theirs. Nobody plans meanwhile. */
    private Optional<String> hindrance(Interview interview, String person) {
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

    private Optional<String> conflict(
            InterviewKit kit, String candidacyId, QuestionGuide.Kind kind, String seat, String person) {
        if (kind == QuestionGuide.Kind.FIT && kit.hasOnPanel(person)) {
            return Optional.of(" is on the panel of this vacancy, so somebody else has to conduct the fit interview.");
        }
        if (kind == QuestionGuide.Kind.BEHAVIORAL && kit.fitInterviewer().equals(person)) {
            return Optional.of(
                    " conducts the fit interviews of this vacancy, so somebody else has to be on the panel.");
        }
        return interviews.findByCandidacyId(candidacyId).stream()
                        .filter(other -> other.kind() != kind || !other.seat().equals(seat))
                        .anyMatch(other -> other.interviewer().equals(person))
                ? Optional.of(" interviews this candidate already: every interviewer is a different person.")
                : Optional.empty();
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
                    hindrance(before, person).ifPresent(sentence -> {
                        throw Refusal.conflict(sentence);
                    });
                    Interview now = interviews.save(before.givenTo(person));
                    if (now.isToCome(clock.instant())) {
                        Candidacy candidacy = hiring.candidacy(candidacyId);
                        notifications.cancel(
                                invitation(now, List.of(interviewer(before.interviewer(), now, candidacy, false))));
                        // To the candidate it is the same appointment.
                        notifications.invite(invitation(now, List.of(interviewer(person, now, candidacy, true))));
                    }
                });
    }

    /**
     * What an interviewer reads before asking.
     *
     * @param ahead whether the interview has not begun yet as it is planned
     * @param cv where the candidate's CV is read; null where there is none
     */
    record Sheet(
            String candidate,
            String vacancy,
            String when,
            String place,
            boolean ahead,
            URI cv,
            List<AskedQuestion> scores) {}

    @Transactional(readOnly = true)
    Sheet sheet(String candidacyId, QuestionGuide.Kind kind, String seat) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        Interview interview = interviews
                .findByCandidacyIdAndKindAndSeat(candidacyId, kind, seat)
                .orElseThrow();
        return new Sheet(
                candidacy.name(),
                hiring.vacancy(candidacy.vacancyId()).position().title(),
                when(interview.slot()),
                interview.slot().place(),
                interview.isAhead(clock.instant()),
                cvs.link(candidacyId),
                AskedQuestion.of(guides.guideOf(candidacy.vacancyId(), kind)));
    }

    /**
     * Takes what an interviewer noted.
     *
     * @param heldEarlier that the interview was held before its time, which is asked only where that has not come yet
     * @throws Refusal where not every question is rated, the candidacy has ended, or the interview is still to begin and nobody
     *     says that it was held earlier
     */
    void record(
            String candidacyId,
            QuestionGuide.Kind kind,
            String seat,
            String interviewer,
            List<Scorecard.Score> scores,
            Scorecard.Recommendation recommendation,
            boolean heldEarlier) {
        Candidacy candidacy = hiring.candidacy(candidacyId);
        candidacy.requireGoingOn();
        QuestionGuide guide = guides.guideOf(candidacy.vacancyId(), kind);
        Scorecard scorecard = Scorecard.of(candidacyId, interviewer, guide, scores, recommendation, clock.instant());
        Interview planned = interviews
                .findByCandidacyIdAndKindAndSeat(candidacyId, kind, seat)
                .orElseThrow();
        boolean ahead = planned.isAhead(clock.instant());
        if (ahead && !heldEarlier) {
            throw Refusal.invalid("This interview is planned for " + when(planned.slot())
                    + ". If it was held earlier, tick “Held earlier”, and it is taken out of the calendars; else hand in the"
                    + " scorecard once it has been held.");
        }
        scorecards.save(scorecard);
        if (ahead) {
            notifications.cancelHeldEarlier(
                    invitation(interviews.save(planned.heldEarlierBy(interviewer)), candidacy, false));
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
                .forEach(interview -> notifications.cancel(invitation(interview, candidacy, false)));
    }

    /** The appointment in everybody's calendar: of the interviewer only unless they have left and nobody has taken over yet. */
    private Invitation invitation(Interview interview, Candidacy candidacy, boolean isNew) {
        List<Invitation.Guest> guests = new ArrayList<>(List.of(candidate(interview, candidacy, isNew)));
        if (people.arePresent(List.of(interview.interviewer()), HiringService.INTERVIEWERS)) {
            guests.add(interviewer(interview.interviewer(), interview, candidacy, isNew));
        }
        return invitation(interview, guests);
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

    private Invitation.Guest candidate(Interview interview, Candidacy candidacy, boolean isNew) {
        return new Invitation.Guest(
                Recipient.address(candidacy.name(), candidacy.email()),
                interview.kind().label() + ": " + titleOf(candidacy),
                "We ask every candidate the same questions. It helps to have examples in mind of what you did and what came of it.",
                isNew);
    }

    private Invitation.Guest interviewer(String person, Interview interview, Candidacy candidacy, boolean isNew) {
        return new Invitation.Guest(
                Recipient.person(person),
                interview.kind().label() + ": " + candidacy.name() + ", " + titleOf(candidacy),
                "You will find the questions, with space for your notes, in Tasklist under My tasks.",
                isNew);
    }

    private String titleOf(Candidacy candidacy) {
        return hiring.vacancy(candidacy.vacancyId()).position().title();
    }

    private InterviewKit kit(String candidacyId) {
        return kits.findById(hiring.candidacy(candidacyId).vacancyId()).orElseThrow();
    }

    /** @throws Refusal where it is no time, or none that can be */
    private Interview.Slot slot(Wish wish) {
        return Interview.Slot.of(
                FormMoment.of("Start", wish.startsAt(), clock.getZone()),
                wish.durationMinutes(),
                wish.place(),
                clock.instant());
    }

    private String when(Interview.Slot slot) {
        return WHEN.format(slot.startsAt().atZone(clock.getZone()));
    }
}
