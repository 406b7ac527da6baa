package org.drumbeat.coaching;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drumbeat.notification.Organisation;
import org.drumbeat.people.People;
import org.drumbeat.text.DayInWords;
import org.drumbeat.workflow.Choice;
import org.springframework.stereotype.Service;

/** What the forms about field visits show. */
@Service
record VisitViews(
        CoachingPlanRepository plans,
        FieldVisitRepository visits,
        LevelRatingRepository ratings,
        FieldVisitReportRepository reports,
        SkillCatalogue catalogue,
        CoachingRights rights,
        People people,
        Organisation organisation,
        CoachingSettings settings) {

    /** What this person can move, as a list to choose from: visits of their team that have no report yet. */
    List<Choice> movable(String person) {
        Set<String> team = rights.coachedBy(person);
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
     * A visit that is to be scheduled.
     *
     * @param number which visit of the plan it is
     * @param visits how many there are to be
     * @param holdBy the last day that keeps the pace, in words
     * @param last what was agreed at the one before, or null
     */
    record ToSchedule(String rep, int number, int visits, String skill, int from, int to, String holdBy, String last) {}

    ToSchedule toSchedule(String visitId) {
        FieldVisit visit = visits.visit(visitId);
        Focus focus = plans.plan(visit.planId()).focus();
        return new ToSchedule(
                people.nameOf(visit.rep()),
                visit.place(),
                focus.visits(),
                catalogue.version(focus.skillId()).name(),
                focus.baselineLevel(),
                focus.targetLevel(),
                DayInWords.of(visit.holdBy()),
                agreedBefore(visit));
    }

    private String agreedBefore(FieldVisit visit) {
        return reports.before(visit.planId(), visit.place())
                .map(report -> report.agreedAction() + " (" + report.resultInWords() + ")")
                .orElse(null);
    }

    /** A visit before its rep, who says how far they are. */
    record ToRate(String skill, String manager, String customer, String when, List<Behaviour.ToRate> levels) {}

    ToRate toRate(String visitId) {
        FieldVisit visit = visits.visit(visitId);
        Skill skill = skillOf(visit);
        return new ToRate(
                skill.name(),
                rights.managerName(visit.rep()),
                visit.slot().customer(),
                when(visit),
                skill.behaviours().stream().map(Behaviour::toRate).toList());
    }

    /**
     * A visit that is over. Without a day to begin with for the action: west of Greenwich Tasklist would count it down to today.
     *
     * @param last what was agreed at the visit before, or null
     * @param daysToAct in how many days what is agreed is checked where nobody names a day
     * @param visitsLeft how many visits of the plan are still to be held after this one
     */
    record ToReport(
            String rep,
            String skill,
            String customer,
            String when,
            String cameAlong,
            String purpose,
            String last,
            List<Behaviour.ToRate> levels,
            int daysToAct,
            int visitsLeft) {}

    ToReport toReport(String visitId) {
        FieldVisit visit = visits.visit(visitId);
        CoachingPlan plan = plans.plan(visit.planId());
        Skill skill = catalogue.version(plan.focus().skillId());
        return new ToReport(
                people.nameOf(visit.rep()),
                skill.name(),
                visit.slot().customer(),
                when(visit),
                people.nameOf(visit.invited()),
                visit.slot().purpose(),
                agreedBefore(visit),
                skill.behaviours().stream().map(Behaviour::toRate).toList(),
                settings.daysToAct(),
                plan.visitsAfter(visit));
    }

    /**
     * A report with what both say, as the rep confirms it and the manager follows it up.
     *
     * @param actionDate in words
     * @param comment the rep's; null where there is none
     */
    record Reported(
            String rep,
            String manager,
            String skill,
            String customer,
            String when,
            String observed,
            String doDifferently,
            String action,
            String actionDate,
            List<LevelsOfBehaviour> levels,
            String comment) {}

    /** What both say of one behaviour, as it stands in a table. */
    record LevelsOfBehaviour(String name, String rep, String manager) {}

    Reported reported(String visitId) {
        FieldVisit visit = visits.visit(visitId);
        FieldVisitReport report = reports.report(visitId);
        Skill skill = skillOf(visit);
        Map<LevelRating.Rater, LevelRating> rated =
                ratings.byVisit(List.of(visitId)).getOrDefault(visitId, Map.of());
        return new Reported(
                people.nameOf(visit.rep()),
                rights.managerName(visit.rep()),
                skill.name(),
                visit.slot().customer(),
                when(visit),
                report.observed(),
                report.doDifferently(),
                report.agreedAction(),
                DayInWords.of(report.actionDate()),
                skill.behaviours().stream()
                        .map(behaviour -> new LevelsOfBehaviour(
                                behaviour.name(),
                                level(rated.get(LevelRating.Rater.REP), behaviour),
                                level(rated.get(LevelRating.Rater.MANAGER), behaviour)))
                        .toList(),
                report.acknowledgement().comment());
    }

    private static String level(LevelRating rating, Behaviour behaviour) {
        return rating == null ? "not rated" : rating.levelOf(behaviour.behaviourId());
    }

    private Skill skillOf(FieldVisit visit) {
        return catalogue.version(plans.plan(visit.planId()).focus().skillId());
    }

    private String when(FieldVisit visit) {
        return organisation.inWords(visit.slot().startsAt());
    }
}
