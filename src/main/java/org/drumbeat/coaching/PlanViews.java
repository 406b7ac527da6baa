package org.drumbeat.coaching;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.drumbeat.agreement.Agreements;
import org.drumbeat.agreement.Proposal;
import org.drumbeat.people.People;
import org.drumbeat.results.Attainment;
import org.drumbeat.results.Results;
import org.drumbeat.text.ChoiceInWords;
import org.drumbeat.text.DayInWords;
import org.drumbeat.workflow.Choice;
import org.springframework.stereotype.Service;

/** What the forms about a plan show. */
@Service
record PlanViews(
        CoachingPlanRepository plans,
        Agreements agreements,
        ProposedFocusRepository proposed,
        SkillCatalogue catalogue,
        PlanArchive archive,
        CoachingRights rights,
        People people,
        Results results,
        Clock clock) {

    private static final int FULL_MONTHS = 3;

    private static final Map<String, String> REASONS = Map.of(
            "new_hire", "new in the team",
            "cadence", "no field visit for too long",
            "coaching_stalled", "coaching has stalled");

    /**
     * Whom and what it is about, in a few words.
     *
     * @param id of a plan or a visit
     */
    String subjectOf(String id) {
        return plans.subjectOf(id);
    }

    /**
     * What the manager reads before choosing a focus.
     *
     * @param reasons why somebody asked for coaching, in words
     * @param attainment of the quota in the last three full months, in words
     * @param wish name of the skill that somebody has in mind, or null
     * @param skill its code where it is offered, else null
     */
    record ToChoose(String rep, String reasons, String attainment, String wish, String skill, List<Choice> skills) {}

    ToChoose toChoose(String planId) {
        CoachingPlan plan = plans.plan(planId);
        List<Choice> skills = catalogue.choices();
        String wished = plans.reasons(planId).stream()
                .map(CoachingPlan.Reason::skillCode)
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElse(null);
        return new ToChoose(
                people.nameOf(plan.rep()),
                reasons(planId),
                lately(plan.rep()),
                wished == null ? null : catalogue.namesByCode().getOrDefault(wished, wished),
                skills.stream().anyMatch(choice -> choice.value().equals(wished)) ? wished : null,
                skills);
    }

    private String reasons(String planId) {
        return plans.reasons(planId).stream()
                .map(reason -> REASONS.getOrDefault(
                        reason.reasonCode(), reason.reasonCode().replace('_', ' ')))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String lately(String rep) {
        YearMonth current = YearMonth.now(clock);
        Attainment attainment = results.attainmentOf(
                        List.of(rep), current.minusMonths(FULL_MONTHS), current.minusMonths(1))
                .get(rep);
        return attainment.attainment() == null
                ? attainment.note()
                : attainment.attainment().movePointRight(2).setScale(0, RoundingMode.HALF_UP) + " %";
    }

    /**
     * What was proposed last, as the rep and the manager read it before they answer.
     *
     * @param plan name of the skill
     * @param why the rep proposed something else last; empty where they have not
     * @param fields what they begin with
     */
    record Proposed(
            String rep,
            String manager,
            String plan,
            String purpose,
            int from,
            int to,
            String pace,
            List<Change> behaviours,
            String why,
            List<ProposalMade> proposals,
            List<Choice> skills,
            @JsonUnwrapped Focus.Wish fields) {}

    /** A behaviour, and what it looks like at two levels. */
    record Change(String name, String today, String target) {}

    /** One proposal as it stands in a table. */
    record ProposalMade(String by, String skill, String levels, int visits, String pace, String reason) {}

    Proposed proposed(String planId) {
        CoachingPlan plan = plans.plan(planId);
        Focus focus = plan.focus();
        Skill skill = catalogue.version(focus.skillId());
        List<Proposal> made = agreements.proposals(planId);
        return new Proposed(
                people.nameOf(plan.rep()),
                rights.managerName(plan.rep()),
                skill.name(),
                skill.purpose(),
                focus.baselineLevel(),
                focus.targetLevel(),
                focus.pace(),
                skill.behaviours().stream()
                        .map(behaviour -> new Change(
                                behaviour.name(),
                                behaviour.level(focus.baselineLevel()),
                                behaviour.level(focus.targetLevel())))
                        .toList(),
                made.stream()
                        .filter(Proposal::countered)
                        .reduce((one, later) -> later)
                        .map(Proposal::reason)
                        .orElse(""),
                inWords(made),
                catalogue.choicesWith(skill),
                focus.wish(skill));
    }

    private List<ProposalMade> inWords(List<Proposal> made) {
        Map<String, String> names =
                people.namesOf(made.stream().map(Proposal::proposedBy).toList());
        Map<String, Focus> focuses = proposed.of(made);
        Map<String, Skill> skills = catalogue.versionsOf(focuses.values());
        return made.stream()
                .map(proposal -> {
                    Focus focus = focuses.get(proposal.id());
                    return new ProposalMade(
                            names.get(proposal.proposedBy()),
                            skills.get(focus.skillId()).name(),
                            focus.baselineLevel() + " to " + focus.targetLevel(),
                            focus.visits(),
                            "every " + focus.cadenceDays() + " days",
                            Objects.toString(proposal.reason(), ""));
                })
                .toList();
    }

    /**
     * A cycle before its manager, who says how it ends.
     *
     * @param plan name of the skill
     * @param reasons why somebody asked for coaching, in words; empty where nobody did
     */
    record ToReview(
            String rep, String plan, int from, int to, String advice, String reasons, List<LevelsOfVisit> series) {}

    /** @param reached whether the last visit showed the level that both agreed on */
    ToReview toReview(String planId, boolean reached) {
        CoachingPlan plan = plans.plan(planId);
        Skill skill = catalogue.version(plan.focus().skillId());
        return new ToReview(
                people.nameOf(plan.rep()),
                skill.name(),
                plan.focus().baselineLevel(),
                plan.focus().targetLevel(),
                reached ? "The last visit showed that level." : "The visits did not show that level.",
                reasons(planId),
                series(plan, skill));
    }

    /**
     * A cycle before its rep, who reads how it was reviewed.
     *
     * @param plan name of the skill
     */
    record Reviewed(String plan, String manager, String outcome, String summary, List<LevelsOfVisit> series) {}

    Reviewed reviewed(String planId) {
        CoachingPlan plan = plans.plan(planId);
        Skill skill = catalogue.version(plan.focus().skillId());
        return new Reviewed(
                skill.name(),
                rights.managerName(plan.rep()),
                ChoiceInWords.of(plan.review().outcome()),
                plan.review().summary(),
                series(plan, skill));
    }

    /** One visit of a cycle as it stands in a table: the levels in the mean, and what came of the action. */
    record LevelsOfVisit(int visit, String day, String rep, String manager, String followUp) {}

    private List<LevelsOfVisit> series(CoachingPlan plan, Skill skill) {
        return archive.visits(plan, false, skill).stream()
                .filter(visit -> visit.state() == FieldVisit.State.HELD)
                .map(visit -> new LevelsOfVisit(
                        visit.place(),
                        DayInWords.of(LocalDate.ofInstant(visit.startsAt(), clock.getZone())),
                        Optional.ofNullable(visit.ownRating())
                                .map(WholePlan.Rating::mean)
                                .map(BigDecimal::toPlainString)
                                .orElse("not rated"),
                        visit.report().mean().toPlainString(),
                        visit.report().said().resultInWords()))
                .toList();
    }

    /** What this person can stop, as a list to choose from: the open plans of their team. */
    List<Choice> stoppable(String person) {
        Set<String> theirs = rights.coachedBy(person);
        List<CoachingPlan> open = theirs.isEmpty() ? List.of() : plans.findByOpenForIn(theirs);
        Map<String, String> names =
                people.namesOf(open.stream().map(CoachingPlan::rep).toList());
        Map<String, Skill> skills =
                catalogue.versionsOf(open.stream().map(CoachingPlan::focus).toList());
        return open.stream()
                .map(plan -> new Choice(
                        names.get(plan.rep()) + " – "
                                + (plan.focus() == null
                                        ? "focus to be chosen"
                                        : skills.get(plan.focus().skillId()).name()),
                        plan.id()))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }
}
