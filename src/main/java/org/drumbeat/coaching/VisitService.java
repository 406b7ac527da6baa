package org.drumbeat.coaching;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.drumbeat.notification.Audience;
import org.drumbeat.notification.Invitation;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Organisation;
import org.drumbeat.notification.Recipient;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.FormMoment;
import org.drumbeat.workflow.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The field visits of a plan, from the schedule to the follow-up; knows no process. */
@Service
@Transactional
class VisitService {

    private static final String TO_THE_REP = "\n\nBefore it begins, please rate yourself: Tasklist, My tasks.";

    /** The label of the field of the report. */
    private static final String NEXT = "Next visit";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

    private final FieldVisitRepository visits;
    private final LevelRatingRepository ratings;
    private final VisitReportRepository reports;
    private final FollowUpRepository followUps;
    private final CoachingService coaching;
    private final CoachingLine line;
    private final People people;
    private final Notifications notifications;
    private final Organisation organisation;
    private final Clock clock;
    private final int daysToAct;

    /** @param daysToAct calendar days until what is agreed is checked where nobody names a day */
    VisitService(
            FieldVisitRepository visits,
            LevelRatingRepository ratings,
            VisitReportRepository reports,
            FollowUpRepository followUps,
            CoachingService coaching,
            CoachingLine line,
            People people,
            Notifications notifications,
            Organisation organisation,
            Clock clock,
            @Value("${drumbeat.coaching.days-to-act}") int daysToAct) {
        this.visits = visits;
        this.ratings = ratings;
        this.reports = reports;
        this.followUps = followUps;
        this.coaching = coaching;
        this.line = line;
        this.people = people;
        this.notifications = notifications;
        this.organisation = organisation;
        this.clock = clock;
        this.daysToAct = daysToAct;
    }

    /**
     * The next visit of a plan: the one that was planned with the last report, else one that is to be held within the pace.
     *
     * @return id of the visit
     */
    String setUp(String planId) {
        List<FieldVisit> before = visits.findByPlanIdOrderByPlace(planId);
        return before.stream()
                .filter(visit -> visit.state() == FieldVisit.State.PLANNED)
                .findFirst()
                .orElseGet(() -> visits.save(next(coaching.plan(planId), before)))
                .id();
    }

    /** To be held within the pace: so many days after the last, the first after today. */
    private FieldVisit next(CoachingPlan plan, List<FieldVisit> before) {
        LocalDate from = before.isEmpty()
                ? LocalDate.now(clock)
                : day(before.get(before.size() - 1).slot().startsAt());
        LocalDate holdBy = from.plusDays(plan.focus().cadenceDays());
        return FieldVisit.needed(plan, before.size() + 1, holdBy);
    }

    /**
     * A visit begins in its process. Where it is planned already and whoever was to come along has left or is no longer above the rep,
     * the rep's manager does.
     *
     * @return when it is, where it is planned already
     */
    Optional<FieldVisit.Slot> begin(String visitId) {
        FieldVisit visit = visit(visitId);
        if (visit.state() != FieldVisit.State.PLANNED) {
            return Optional.empty();
        }
        String manager = people.managerOf(visit.rep());
        if (!line.mayCoach(visit.invited(), visit.rep()) && line.mayCoach(manager, visit.rep())) {
            passOn(visit, manager);
        }
        return Optional.of(visit.slot());
    }

    /** A visit in words; {@code cameAlong} is who was invited to, and empty until somebody is. */
    record Sheet(FieldVisit visit, CoachingService.Sheet plan, String when, String cameAlong, String last) {

        Skill skill() {
            return plan.skill();
        }

        String customer() {
            return visit.slot().customer();
        }

        /** The last day that keeps the pace, in words. */
        String holdBy() {
            return DAY.format(visit.holdBy());
        }
    }

    /** What there is to know of a visit before it; what was agreed at the last one, or null. */
    @Transactional(readOnly = true)
    Sheet sheet(String visitId) {
        FieldVisit visit = visit(visitId);
        return new Sheet(
                visit,
                coaching.sheet(visit.planId()),
                visit.slot() == null ? "" : organisation.inWords(visit.slot().startsAt()),
                visit.invited() == null ? "" : people.nameOf(visit.invited()),
                agreedBefore(visit));
    }

    private String agreedBefore(FieldVisit visit) {
        return visits.findByPlanIdOrderByPlace(visit.planId()).stream()
                .filter(other -> other.place() == visit.place() - 1)
                .findFirst()
                .flatMap(before -> reports.findById(before.id()))
                .map(report -> report.account().agreedAction() + " ("
                        + followUps
                                .findById(report.visitId())
                                .map(followUp -> followUp.result().label())
                                .orElse("not checked")
                        + ")")
                .orElse(null);
    }

    /**
     * Plans a visit and invites rep and manager.
     *
     * @param person the manager who comes along
     * @throws Refusal where the time cannot be
     */
    FieldVisit.Slot schedule(
            String visitId, String person, String startsAt, int durationMinutes, String customer, String purpose) {
        FieldVisit.Slot slot =
                FieldVisit.Slot.of("Start", moment(startsAt), durationMinutes, customer, purpose, clock.instant());
        notifications.invite(invitation(visits.save(visit(visitId).planned(person, slot)), anybody -> true));
        return slot;
    }

    /** What this person can move, as a list to choose from: visits of their team that have no report yet. */
    @Transactional(readOnly = true)
    List<Choice> movable(String person) {
        Set<String> team = line.coachedBy(person);
        List<FieldVisit> planned = team.isEmpty() ? List.of() : visits.plannedOf(team);
        Map<String, String> names =
                people.namesOf(planned.stream().map(FieldVisit::rep).toList());
        return planned.stream()
                .map(visit -> new Choice(
                        names.get(visit.rep()) + ", " + visit.slot().customer() + ", "
                                + organisation.inShort(visit.slot().startsAt()),
                        visit.id()))
                .toList();
    }

    /**
     * Moves a visit; rep and manager get the change for the same entry of their calendars, and nobody hears of it where it is moved to
     * when it is already. Where whoever was to come along has left
     * or is no longer above the rep, whoever moves it does.
     *
     * @param person a manager above the rep
     * @throws Refusal where it is none of this person's team, its report is in, or the time cannot be
     */
    void move(String visitId, String person, String startsAt, int durationMinutes) {
        FieldVisit before = visits.findById(visitId).orElseThrow(FieldVisit::unknown);
        line.requireMayCoach(person, before.rep());
        FieldVisit moved = before.moved(moment(startsAt), durationMinutes, clock.instant());
        if (!line.mayCoach(moved.invited(), moved.rep())) {
            passOn(moved, person);
        } else if (!moved.slot().equals(before.slot())) {
            notifications.invite(invitation(visits.save(moved), anybody -> false));
        }
    }

    /** Whoever is given the report answers for it and, where the visit is still to come, comes along; where that is so already,
     * nothing happens. */
    void give(String visitId, String person) {
        FieldVisit visit = visit(visitId);
        if (visit.state() == FieldVisit.State.PLANNED && !person.equals(visit.manager())) {
            passOn(visit, person);
        }
    }

    /** Why this person may not write the report of a visit; nothing where they may, as whoever came along always may. */
    @Transactional(readOnly = true)
    Optional<String> objectionToReporter(String visitId, String person) {
        FieldVisit visit = visit(visitId);
        return person.equals(visit.invited()) ? Optional.empty() : line.objectionToManager(visit.rep(), person);
    }

    private void passOn(FieldVisit visit, String manager) {
        FieldVisit now = visits.save(visit.givenTo(manager, clock.instant()));
        if (now.isToCome(clock.instant())) {
            notifications.cancel(invitation(now, anybody -> false, List.of(visit.invited())));
            notifications.invite(invitation(now, manager::equals));
        }
    }

    /** When a visit that was moved is now, and whether the rep has rated themselves. */
    record Moved(FieldVisit.Slot slot, boolean rated) {}

    /** A rating that was missed at the old time can be given before the new one. */
    Moved moved(String visitId) {
        List<LevelRating> given = ratings.findByVisitIdIn(List.of(visitId)).stream()
                .filter(LevelRating::isGiven)
                .toList();
        if (given.isEmpty()) {
            ratings.deleteByVisitId(visitId);
        }
        return new Moved(visit(visitId).slot(), !given.isEmpty());
    }

    /**
     * The rep rates themselves.
     *
     * @throws Refusal where not every behaviour of the skill is rated once
     */
    void rateYourself(String visitId, List<RatedLevel> levels) {
        Skill skill = sheet(visitId).skill();
        ratings.save(LevelRating.of(visitId, LevelRating.Rater.REP, RatedLevel.all(skill, levels), clock.instant()));
    }

    /** The visit begins, and the rep has not rated themselves. */
    void noteNotRated(String visitId) {
        ratings.save(LevelRating.missing(visitId));
    }

    /** In how many days what is agreed is checked where nobody names a day. */
    int daysToAct() {
        return daysToAct;
    }

    /**
     * What a manager writes after a visit, as it comes from the form; without a day for the action, it is as usual.
     *
     * @param next null where the next visit is planned later
     */
    record Written(
            List<RatedLevel> levels,
            String observed,
            String doDifferently,
            String action,
            LocalDate actionDate,
            Next next) {}

    /** When the next visit is, as it comes from the form; without a length, it is as long as the last. */
    record Next(String startsAt, Integer durationMinutes) {}

    /**
     * The manager reports on a visit and may plan the next, to the same customer, to which both are invited at once.
     *
     * @param dueAt when it was due, or null
     * @return the day on which it is to be checked whether the action was done
     * @throws Refusal where not every behaviour of the skill is rated once, or the date of the action or the time of the next
     *     visit cannot be
     */
    LocalDate report(String visitId, String person, Instant dueAt, Written written) {
        Instant now = clock.instant();
        LevelRating rating = LevelRating.of(
                visitId,
                LevelRating.Rater.MANAGER,
                RatedLevel.all(sheet(visitId).skill(), written.levels()),
                now);
        LocalDate today = LocalDate.now(clock);
        VisitReport.Account account = VisitReport.Account.of(
                written.observed(),
                written.doDifferently(),
                written.action(),
                Objects.requireNonNullElse(written.actionDate(), today.plusDays(daysToAct)),
                today);
        FieldVisit visit = visit(visitId);
        Optional<FieldVisit> next =
                Optional.ofNullable(written.next()).map(wish -> next(visit, person, wish, account.actionDate()));
        ratings.save(rating);
        reports.save(VisitReport.of(visitId, person, rating.mean(), account, dueAt, now));
        visits.save(visit.held(person));
        next.ifPresent(planned -> notifications.invite(invitation(visits.save(planned), anybody -> true)));
        return account.actionDate();
    }

    private FieldVisit next(FieldVisit last, String person, Next wish, LocalDate actionDate) {
        CoachingPlan plan = coaching.plan(last.planId());
        if (visitsLeft(plan, last) == 0) {
            throw Refusal.invalid("This was the last visit of the plan: leave “Next visit” empty.");
        }
        if (!line.mayCoach(person, last.rep())) {
            throw Refusal.invalid("The next visit is planned by a manager above " + people.nameOf(last.rep())
                    + ": leave “Next visit” empty.");
        }
        FieldVisit.Slot slot = FieldVisit.Slot.of(
                NEXT,
                FormMoment.of(NEXT, wish.startsAt(), clock.getZone()),
                Objects.requireNonNullElse(wish.durationMinutes(), last.slot().durationMinutes()),
                last.slot().customer(),
                last.slot().purpose(),
                clock.instant());
        if (!day(slot.startsAt()).isAfter(actionDate)) {
            throw Refusal.invalid("“" + NEXT + "” comes after " + DAY.format(actionDate)
                    + ", when you check what you agreed on: choose a later day, or one for the action that is sooner.");
        }
        return next(plan, visits.findByPlanIdOrderByPlace(plan.id())).planned(person, slot);
    }

    private static int visitsLeft(CoachingPlan plan, FieldVisit visit) {
        return plan.focus().visits() - visit.place();
    }

    /** How many visits of its plan are still to be held after this one. */
    @Transactional(readOnly = true)
    int visitsLeft(String visitId) {
        FieldVisit visit = visit(visitId);
        return visitsLeft(coaching.plan(visit.planId()), visit);
    }

    /** The rep has read the report. */
    void confirm(String visitId, String comment) {
        reports.save(reportOf(visitId).confirmed(comment, clock.instant()));
    }

    /** It goes on without the rep. */
    void noteNotConfirmed(String visitId) {
        reports.save(reportOf(visitId).notConfirmed(clock.instant()));
    }

    /** What both say of one behaviour, as it stands in a table. */
    record LevelLine(String name, String rep, String manager) {}

    /**
     * A report with what both say, for those who may read it.
     *
     * @param actionDate in words
     * @param comment the rep's; null where there is none
     */
    record Reported(
            Sheet sheet,
            String observed,
            String doDifferently,
            String action,
            String actionDate,
            List<LevelLine> levels,
            String comment) {}

    @Transactional(readOnly = true)
    Reported reported(String visitId) {
        VisitReport report = reportOf(visitId);
        Sheet sheet = sheet(visitId);
        Map<LevelRating.Rater, Map<String, Integer>> levels = ratings.findByVisitIdIn(List.of(visitId)).stream()
                .collect(Collectors.toMap(LevelRating::rater, LevelRating::byBehaviour));
        return new Reported(
                sheet,
                report.account().observed(),
                report.account().doDifferently(),
                report.account().agreedAction(),
                DAY.format(report.account().actionDate()),
                sheet.skill().behaviours().stream()
                        .map(behaviour -> new LevelLine(
                                behaviour.name(),
                                level(levels, LevelRating.Rater.REP, behaviour),
                                level(levels, LevelRating.Rater.MANAGER, behaviour)))
                        .toList(),
                report.repComment());
    }

    private static String level(
            Map<LevelRating.Rater, Map<String, Integer>> levels, LevelRating.Rater rater, Behaviour behaviour) {
        return Objects.toString(levels.getOrDefault(rater, Map.of()).get(behaviour.behaviourId()), "not rated");
    }

    /** What the decision table is asked after a visit. */
    record Outcome(
            FollowUp.Result followUp, LevelSeries.Progress progress, int visitsLeft, int visitsWithoutProgress) {}

    /** The manager checks whether what was agreed was done. */
    Outcome followUp(String visitId, FollowUp.Result result, String evidence, String person) {
        followUps.save(FollowUp.of(visitId, result, evidence, person, clock.instant()));
        FieldVisit visit = visit(visitId);
        Focus focus = coaching.plan(visit.planId()).focus();
        LevelSeries series = new LevelSeries(
                focus.baselineLevel(),
                focus.targetLevel(),
                reportsOf(visits.findByPlanIdOrderByPlace(visit.planId())).stream()
                        .map(VisitReport::meanLevel)
                        .toList());
        return new Outcome(result, series.progress(), focus.visits() - visit.place(), series.withoutProgress());
    }

    /** One visit of a cycle as it stands in a table. */
    record SeriesLine(int visit, String day, String rep, String manager, String followUp) {}

    /** The levels of a cycle, visit by visit. */
    @Transactional(readOnly = true)
    List<SeriesLine> series(String planId) {
        List<FieldVisit> held = visits.findByPlanIdOrderByPlace(planId).stream()
                .filter(visit -> visit.state() == FieldVisit.State.HELD)
                .toList();
        List<String> ids = held.stream().map(FieldVisit::id).toList();
        Map<String, FollowUp> followedUp =
                followUps.findAllById(ids).stream().collect(Collectors.toMap(FollowUp::visitId, Function.identity()));
        Map<String, List<LevelRating>> rated =
                ratings.findByVisitIdIn(ids).stream().collect(Collectors.groupingBy(LevelRating::visitId));
        return held.stream()
                .map(visit -> new SeriesLine(
                        visit.place(),
                        DAY.format(day(visit.slot().startsAt())),
                        mean(rated.get(visit.id()), LevelRating.Rater.REP),
                        mean(rated.get(visit.id()), LevelRating.Rater.MANAGER),
                        Optional.ofNullable(followedUp.get(visit.id()))
                                .map(followUp -> followUp.result().label())
                                .orElse("not checked")))
                .toList();
    }

    private static String mean(List<LevelRating> rated, LevelRating.Rater rater) {
        return rated.stream()
                .filter(rating -> rating.rater() == rater)
                .map(LevelRating::mean)
                .filter(Objects::nonNull)
                .map(BigDecimal::toPlainString)
                .findFirst()
                .orElse("not rated");
    }

    private List<VisitReport> reportsOf(List<FieldVisit> inOrder) {
        Map<String, VisitReport> byVisit = reports
                .findAllById(inOrder.stream().map(FieldVisit::id).toList())
                .stream()
                .collect(Collectors.toMap(VisitReport::visitId, Function.identity()));
        return inOrder.stream()
                .map(visit -> byVisit.get(visit.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Calls off what is still to be held of a plan that has ended. */
    void callOff(String planId) {
        Instant now = clock.instant();
        for (FieldVisit visit : visits.findByPlanIdOrderByPlace(planId)) {
            if (visit.state() == FieldVisit.State.NEEDED || visit.state() == FieldVisit.State.PLANNED) {
                FieldVisit cancelled = visits.save(visit.cancelled());
                if (visit.isToCome(now)) {
                    notifications.cancel(invitation(cancelled, anybody -> false));
                }
            }
        }
    }

    /** To rep and manager; who is new to it reads it as an invitation, the others as a change. */
    private Invitation invitation(FieldVisit visit, Predicate<String> isNew) {
        return invitation(visit, isNew, List.of(visit.rep(), visit.invited()));
    }

    private Invitation invitation(FieldVisit visit, Predicate<String> isNew, List<String> guests) {
        FieldVisit.Slot slot = visit.slot();
        Map<String, String> names = people.namesOf(List.of(visit.rep(), visit.invited()));
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
                                isNew.test(person)))
                        .toList(),
                visit.planId(),
                Audience.RECIPIENTS);
    }

    private VisitReport reportOf(String visitId) {
        return reports.findById(visitId).orElseThrow();
    }

    private FieldVisit visit(String id) {
        return visits.findById(id).orElseThrow(FieldVisit::unknown);
    }

    private Instant moment(String text) {
        return FormMoment.of("Start", text, clock.getZone());
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }
}
