package org.drumbeat.coaching;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.drumbeat.people.People;
import org.drumbeat.text.DayInWords;
import org.drumbeat.workflow.DateTimeAnswer;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done with the field visits of a plan, from the schedule to the follow-up; knows no process. */
@Service
@Transactional
class VisitService {

    /** The labels of the fields that say when a visit is. */
    private static final String START = "Start";

    private static final String NEXT = "Next visit";

    private final CoachingPlanRepository plans;
    private final FieldVisitRepository visits;
    private final LevelRatingRepository ratings;
    private final FieldVisitReportRepository reports;
    private final SkillCatalogue catalogue;
    private final CoachingRights rights;
    private final VisitInvitations invitations;
    private final People people;
    private final Clock clock;
    private final CoachingSettings settings;

    VisitService(
            CoachingPlanRepository plans,
            FieldVisitRepository visits,
            LevelRatingRepository ratings,
            FieldVisitReportRepository reports,
            SkillCatalogue catalogue,
            CoachingRights rights,
            VisitInvitations invitations,
            People people,
            Clock clock,
            CoachingSettings settings) {
        this.plans = plans;
        this.visits = visits;
        this.ratings = ratings;
        this.reports = reports;
        this.catalogue = catalogue;
        this.rights = rights;
        this.invitations = invitations;
        this.people = people;
        this.clock = clock;
        this.settings = settings;
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
                .orElseGet(() -> visits.save(next(plans.plan(planId), before)))
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
        FieldVisit visit = visits.visit(visitId);
        if (visit.state() != FieldVisit.State.PLANNED) {
            return Optional.empty();
        }
        String manager = people.managerOf(visit.rep());
        if (!rights.mayCoach(visit.invited(), visit.rep()) && rights.mayCoach(manager, visit.rep())) {
            passOn(visit, manager);
        }
        return Optional.of(visit.slot());
    }

    /**
     * Plans a visit and invites rep and manager.
     *
     * @param person the manager who comes along
     * @throws Refusal where the time cannot be
     */
    FieldVisit.Slot schedule(String visitId, String person, FieldVisit.Wish wish) {
        FieldVisit.Slot slot = FieldVisit.Slot.of(
                START,
                moment(START, wish.startsAt()),
                wish.durationMinutes(),
                wish.customer(),
                wish.purpose(),
                clock.instant());
        invitations.invite(visits.save(visits.visit(visitId).planned(person, slot)));
        return slot;
    }

    /**
     * Moves a visit; rep and manager get the change for the same entry of their calendars, and nobody hears of it where it is moved to
     * when it is already. Where whoever was to come along has left or is no longer above the rep, whoever moves it does.
     *
     * @param person a manager above the rep
     * @throws Refusal where it is none of this person's team, its report is in, or the time cannot be
     */
    void move(String visitId, String person, String startsAt, int durationMinutes) {
        FieldVisit before = visits.visit(visitId);
        rights.requireMayCoach(person, before.rep());
        FieldVisit moved = before.moved(moment(START, startsAt), durationMinutes, clock.instant());
        if (!rights.mayCoach(moved.invited(), moved.rep())) {
            passOn(moved, person);
        } else if (!moved.slot().equals(before.slot())) {
            invitations.move(visits.save(moved));
        }
    }

    /**
     * Whoever is given the report answers for it and, where the visit is still to come, comes along; where that is so already, nothing
     * happens.
     */
    void give(String visitId, String person) {
        FieldVisit visit = visits.visit(visitId);
        if (visit.state() == FieldVisit.State.PLANNED && !person.equals(visit.manager())) {
            passOn(visit, person);
        }
    }

    private void passOn(FieldVisit visit, String manager) {
        FieldVisit now = visits.save(visit.givenTo(manager, clock.instant()));
        if (now.isToCome(clock.instant())) {
            invitations.passOn(now, visit.invited());
        }
    }

    /** When a visit that was moved is now, and whether the rep has rated themselves. */
    record Moved(FieldVisit.Slot slot, boolean rated) {}

    /** A rating that was missed at the old time can be given before the new one. */
    Moved moved(String visitId) {
        boolean given = ratings.byVisit(List.of(visitId)).values().stream()
                .flatMap(rated -> rated.values().stream())
                .anyMatch(LevelRating::isGiven);
        if (!given) {
            ratings.deleteByVisitId(visitId);
        }
        return new Moved(visits.visit(visitId).slot(), given);
    }

    /**
     * The rep rates themselves.
     *
     * @throws Refusal where not every behaviour of the skill is rated once
     */
    void rateYourself(String visitId, List<Behaviour.ToRate> levels) {
        ratings.save(rating(visits.visit(visitId), LevelRating.Rater.REP, levels));
    }

    private LevelRating rating(FieldVisit visit, LevelRating.Rater rater, List<Behaviour.ToRate> levels) {
        Skill skill = catalogue.version(plans.plan(visit.planId()).focus().skillId());
        return LevelRating.of(visit.id(), rater, skill, levels, clock.instant());
    }

    /** The visit begins, and the rep has not rated themselves. */
    void noteNotRated(String visitId) {
        ratings.save(LevelRating.missing(visitId));
    }

    /**
     * The manager reports on a visit and may plan the next, to the same customer, to which both are invited at once.
     *
     * @param dueAt when it was due, or null
     * @return the day on which it is to be checked whether the action was done
     * @throws Refusal where not every behaviour of the skill is rated once, or the date of the action or the time of the next
     *     visit cannot be
     */
    LocalDate report(String visitId, String person, Instant dueAt, FieldVisitReport.Written written) {
        LocalDate today = LocalDate.now(clock);
        LocalDate actionDate = Objects.requireNonNullElse(written.actionDate(), today.plusDays(settings.daysToAct()));
        FieldVisit visit = visits.visit(visitId);
        LevelRating rating = rating(visit, LevelRating.Rater.MANAGER, written.levels());
        FieldVisitReport report =
                FieldVisitReport.of(visit, person, rating.mean(), written, actionDate, dueAt, clock.instant(), today);
        Optional<FieldVisit> next =
                written.plansNext() ? Optional.of(next(visit, person, written, actionDate)) : Optional.empty();
        ratings.save(rating);
        reports.save(report);
        visits.save(visit.held(person));
        next.ifPresent(planned -> invitations.invite(visits.save(planned)));
        return actionDate;
    }

    private FieldVisit next(FieldVisit last, String person, FieldVisitReport.Written written, LocalDate actionDate) {
        CoachingPlan plan = plans.plan(last.planId());
        if (plan.visitsAfter(last) == 0) {
            throw Refusal.invalid("This was the last visit of the plan: leave “Next visit” empty.");
        }
        if (!rights.mayCoach(person, last.rep())) {
            throw Refusal.invalid("The next visit is planned by a manager above " + people.nameOf(last.rep())
                    + ": leave “Next visit” empty.");
        }
        FieldVisit.Slot slot = FieldVisit.Slot.of(
                NEXT,
                moment(NEXT, written.nextStartsAt()),
                Objects.requireNonNullElse(
                        written.nextDurationMinutes(), last.slot().durationMinutes()),
                last.slot().customer(),
                last.slot().purpose(),
                clock.instant());
        if (!day(slot.startsAt()).isAfter(actionDate)) {
            throw Refusal.invalid("“" + NEXT + "” comes after " + DayInWords.of(actionDate)
                    + ", when you check what you agreed on: choose a later day, or one for the action that is sooner.");
        }
        return next(plan, visits.findByPlanIdOrderByPlace(plan.id())).planned(person, slot);
    }

    /** The rep has read the report. */
    void confirm(String visitId, String comment) {
        reports.save(reports.report(visitId).confirmed(comment, clock.instant()));
    }

    /** It goes on without the rep. */
    void noteNotConfirmed(String visitId) {
        reports.save(reports.report(visitId).notConfirmed(clock.instant()));
    }

    /** What the decision table is asked after a visit. */
    record Outcome(
            FieldVisitReport.FollowUp.Result followUp,
            LevelSeries.Progress progress,
            int visitsLeft,
            int visitsWithoutProgress) {}

    /** The manager checks whether what was agreed was done. */
    Outcome followUp(String visitId, FieldVisitReport.FollowUp.Result result, String evidence, String person) {
        reports.save(
                reports.report(visitId).with(new FieldVisitReport.FollowUp(result, evidence, person, clock.instant())));
        FieldVisit visit = visits.visit(visitId);
        CoachingPlan plan = plans.plan(visit.planId());
        LevelSeries series = new LevelSeries(
                plan.focus().baselineLevel(), plan.focus().targetLevel(), reports.meanLevels(visit.planId()));
        return new Outcome(result, series.progress(), plan.visitsAfter(visit), series.withoutProgress());
    }

    /** Nothing comes of a plan any more: its visits are called off, and the time to confirm a report is over. */
    void end(String planId) {
        callOff(planId);
        reports.unconfirmed(planId).forEach(report -> reports.save(report.notConfirmed(clock.instant())));
    }

    /** Calls off what is still to be held of a plan whose visits are over. */
    void callOff(String planId) {
        Instant now = clock.instant();
        for (FieldVisit visit : visits.findByPlanIdOrderByPlace(planId)) {
            if (visit.state() == FieldVisit.State.NEEDED || visit.state() == FieldVisit.State.PLANNED) {
                FieldVisit cancelled = visits.save(visit.cancelled());
                if (visit.isToCome(now)) {
                    invitations.cancel(cancelled);
                }
            }
        }
    }

    private Instant moment(String field, String text) {
        return DateTimeAnswer.of(field, text, clock.getZone());
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }
}
