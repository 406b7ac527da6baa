package org.drumbeat.coaching;

import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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
import org.drumbeat.notification.Mail;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Recipient;
import org.drumbeat.people.People;
import org.drumbeat.results.Attainment;
import org.drumbeat.results.Results;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The plan of a cycle of coaching: why it begins, what both propose, what comes of it; knows no process. */
@Service
@Transactional
class CoachingService {

    private static final int FULL_MONTHS = 3;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

    private static final Map<String, String> REASONS = Map.of(
            "new_hire", "new in the team",
            "cadence", "no field visit for too long",
            "coaching_stalled", "coaching has stalled");

    private final CoachingPlanRepository plans;
    private final PlanProposalRepository proposals;
    private final CycleReviewRepository reviews;
    private final SkillCatalogue catalogue;
    private final CoachingLine line;
    private final People people;
    private final Results results;
    private final Notifications notifications;
    private final Clock clock;
    private final int monthsOfAConcern;

    /** @param monthsOfAConcern within which two stalled cycles in a row are a concern */
    CoachingService(
            CoachingPlanRepository plans,
            PlanProposalRepository proposals,
            CycleReviewRepository reviews,
            SkillCatalogue catalogue,
            CoachingLine line,
            People people,
            Results results,
            Notifications notifications,
            Clock clock,
            @Value("${drumbeat.coaching.months-of-a-concern}") int monthsOfAConcern) {
        this.plans = plans;
        this.proposals = proposals;
        this.reviews = reviews;
        this.catalogue = catalogue;
        this.line = line;
        this.people = people;
        this.results = results;
        this.notifications = notifications;
        this.clock = clock;
        this.monthsOfAConcern = monthsOfAConcern;
    }

    /**
     * Proposes a plan to a rep.
     *
     * @param person who begins, a manager above the rep
     * @return id of the plan
     * @throws Refusal where the rep is none of this person's, is in coaching already, or the levels or the pace cannot be
     */
    String start(String person, String rep, Focus.Wish wish) {
        line.requireCoachee(person, rep);
        plans.findByOpenFor(rep).ifPresent(open -> {
            throw Refusal.conflict(alreadyOpen(open));
        });
        Focus focus = Focus.of(catalogue.newest(wish.skill()), wish);
        CoachingPlan plan = plans.save(CoachingPlan.proposed(rep, focus, clock.instant()));
        propose(plan.id(), person, false, focus, null);
        return plan.id();
    }

    private String alreadyOpen(CoachingPlan open) {
        String name = people.nameOf(open.rep());
        String since = DAY.format(LocalDate.ofInstant(open.openedAt(), clock.getZone()));
        return open.focus() == null
                ? "For " + name + " a focus is to be chosen already, since " + since
                        + ": complete the task “Choose focus” of " + line.managerName(open.rep()) + "."
                : name + " has an open plan already: “"
                        + catalogue.version(open.focus().skillId()).name() + "”, from level "
                        + open.focus().baselineLevel() + " to " + open.focus().targetLevel() + ", since " + since
                        + ". One skill at a time: finish that one first.";
    }

    /**
     * What came of a reason to coach somebody.
     *
     * @param planId the plan that the reason belongs to now; nothing where the rep has left
     * @param isNew whether the manager has a focus to choose for it
     */
    record TakenUp(Optional<String> planId, boolean isNew) {}

    /**
     * Takes up that a rep should be coached: adds the reason to the open plan, or opens one. Nothing comes of it for a rep who has
     * left.
     *
     * @param skill code of the skill that was named, if any, whether there is one or not
     * @throws IllegalStateException where nobody has this id
     */
    TakenUp takeUp(String rep, String reasonCode, Optional<String> skill) {
        if (!line.isToBeCoached(rep)) {
            return new TakenUp(Optional.empty(), false);
        }
        Instant now = clock.instant();
        Optional<CoachingPlan> open = plans.findByOpenFor(rep);
        CoachingPlan plan = open.orElseGet(() -> plans.save(CoachingPlan.needed(rep, now)));
        plans.addReason(plan.id(), reasonCode, skill.orElse(""), now);
        return new TakenUp(Optional.of(plan.id()), open.isEmpty());
    }

    /**
     * What the manager reads before choosing.
     *
     * @param reasons why, in words
     * @param attainment of the quota in the last three full months, in words
     * @param wish name of the skill that somebody has in mind, or null
     * @param skill its code where it is offered, else null
     */
    record Occasion(String rep, String reasons, String attainment, String wish, String skill) {}

    @Transactional(readOnly = true)
    Occasion occasion(String planId) {
        CoachingPlan plan = plan(planId);
        String wished = plans.reasons(planId).stream()
                .map(CoachingPlan.Reason::skillCode)
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElse(null);
        return new Occasion(
                people.nameOf(plan.rep()),
                reasons(planId),
                lately(plan.rep()),
                wished == null ? null : catalogue.namesByCode().getOrDefault(wished, wished),
                catalogue.choices().stream()
                        .map(Choice::value)
                        .filter(code -> code.equals(wished))
                        .findFirst()
                        .orElse(null));
    }

    /** Why the rep of a plan is coached, in words; empty where nobody asked for it. */
    @Transactional(readOnly = true)
    String reasons(String planId) {
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

    /** @throws Refusal where the levels or the pace cannot be */
    void chooseFocus(String planId, String person, Focus.Wish wish) {
        Focus focus = Focus.of(catalogue.newest(wish.skill()), wish);
        plans.save(plan(planId).proposed(focus));
        propose(planId, person, false, focus, null);
    }

    /** The rep agrees to what was proposed last. */
    void agree(String planId) {
        CoachingPlan plan = plan(planId);
        plans.save(plan.settled(plan.focus(), clock.instant()));
    }

    /**
     * The rep proposes something else.
     *
     * @return how many times they have
     * @throws Refusal where it is the same, or cannot be
     */
    int counter(String planId, String rep, Focus.Wish wish, String reason) {
        CoachingPlan plan = plan(planId);
        Focus focus = focus(plan, wish);
        if (focus.equals(plan.focus())) {
            throw Refusal.invalid("You propose what is proposed already: change something, or agree.");
        }
        if (reason == null) {
            throw Refusal.invalid("“Why?” is missing: say why, so that your manager can follow you.");
        }
        plans.save(plan.proposed(focus));
        propose(planId, rep, true, focus, reason);
        return (int) proposals.findByPlanIdOrderByPlace(planId).stream()
                .filter(PlanProposal::byRep)
                .count();
    }

    /**
     * The manager answers: what the rep proposes is taken over as it is, or something else is proposed.
     *
     * @param reason may be null where it is taken over
     * @return whether it was taken over
     */
    boolean answer(String planId, String person, Focus.Wish wish, String reason) {
        CoachingPlan plan = plan(planId);
        Focus focus = focus(plan, wish);
        boolean takenOver = focus.equals(plan.focus());
        if (!takenOver && reason == null) {
            throw Refusal.invalid("“Why?” is missing: say why you propose something else than the rep.");
        }
        plans.save(takenOver ? plan.settled(focus, clock.instant()) : plan.proposed(focus));
        propose(planId, person, false, focus, reason);
        return takenOver;
    }

    /** The manager has the last word. */
    void decide(String planId, String person, Focus.Wish wish, String reason) {
        CoachingPlan plan = plan(planId);
        Focus focus = focus(plan, wish);
        plans.save(plan.settled(focus, clock.instant()));
        propose(planId, person, false, focus, reason);
    }

    /** A skill that stays the same stays the version that was proposed. */
    private Focus focus(CoachingPlan plan, Focus.Wish wish) {
        Skill proposed = catalogue.version(plan.focus().skillId());
        return Focus.of(proposed.code().equals(wish.skill()) ? proposed : catalogue.newest(wish.skill()), wish);
    }

    private void propose(String planId, String person, boolean byRep, Focus focus, String reason) {
        int place = proposals.findByPlanIdOrderByPlace(planId).size() + 1;
        proposals.save(PlanProposal.of(planId, place, person, byRep, focus, reason, clock.instant()));
    }

    /** One proposal as it stands in a table. */
    record ProposalLine(String by, String skill, String levels, int visits, String pace, String reason) {}

    /** Every proposal of a plan, in their order. */
    @Transactional(readOnly = true)
    List<ProposalLine> proposals(String planId) {
        List<PlanProposal> all = proposals.findByPlanIdOrderByPlace(planId);
        Map<String, String> names =
                people.namesOf(all.stream().map(PlanProposal::proposedBy).toList());
        Map<String, Skill> skills =
                catalogue
                        .versions(all.stream()
                                .map(proposal -> proposal.focus().skillId())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Skill::id, Function.identity()));
        return all.stream()
                .map(proposal -> new ProposalLine(
                        names.get(proposal.proposedBy()),
                        skills.get(proposal.focus().skillId()).name(),
                        proposal.focus().baselineLevel() + " to "
                                + proposal.focus().targetLevel(),
                        proposal.focus().visits(),
                        "every " + proposal.focus().cadenceDays() + " days",
                        Objects.toString(proposal.reason(), "")))
                .toList();
    }

    /** What the rep said last why they would like something else. */
    @Transactional(readOnly = true)
    String lastReason(String planId) {
        return proposals.findByPlanIdOrderByPlace(planId).stream()
                .filter(PlanProposal::byRep)
                .reduce((one, later) -> later)
                .map(PlanProposal::reason)
                .orElse("");
    }

    /** A plan in words. */
    record Sheet(String rep, String manager, Skill skill, Focus focus) {}

    /**
     * Whom and what it is about, in a few words.
     *
     * @param id of a plan or a visit
     */
    @Transactional(readOnly = true)
    String subjectOf(String id) {
        return plans.subjectOf(id);
    }

    /** A plan whose focus is chosen. */
    @Transactional(readOnly = true)
    Sheet sheet(String planId) {
        CoachingPlan plan = plan(planId);
        return new Sheet(
                people.nameOf(plan.rep()),
                line.managerName(plan.rep()),
                catalogue.version(plan.focus().skillId()),
                plan.focus());
    }

    void review(String planId, CycleReview.Outcome outcome, String summary, String person) {
        reviews.save(CycleReview.of(planId, outcome, summary, person, clock.instant()));
    }

    @Transactional(readOnly = true)
    CycleReview reviewOf(String planId) {
        return reviews.findById(planId).orElseThrow();
    }

    /** The rep has read the review. */
    void confirmReview(String planId, String comment) {
        reviews.save(reviewOf(planId).confirmed(comment, clock.instant()));
    }

    /**
     * Ends a cycle as its review says.
     *
     * @return whether it is the second in a row of this rep that has stalled, the first lately enough
     */
    boolean conclude(String planId) {
        CoachingPlan plan = plans.save(plan(planId).concluded(reviewOf(planId).outcome(), clock.instant()));
        LocalDate since = LocalDate.now(clock).minusMonths(monthsOfAConcern);
        return plan.state() == CoachingPlan.State.STALLED
                && plans.concludedBefore(plan.rep(), planId)
                        .filter(before -> before.state() == CoachingPlan.State.STALLED)
                        .filter(before -> !LocalDate.ofInstant(before.endedAt(), clock.getZone())
                                .isBefore(since))
                        .isPresent();
    }

    /** What this person can stop, as a list to choose from: the open plans of their team. */
    @Transactional(readOnly = true)
    List<Choice> stoppable(String person) {
        Set<String> theirs = line.coachedBy(person);
        List<CoachingPlan> open = theirs.isEmpty() ? List.of() : plans.findByOpenForIn(theirs);
        Map<String, String> names =
                people.namesOf(open.stream().map(CoachingPlan::rep).toList());
        Map<String, String> skills = catalogue
                .versions(open.stream()
                        .map(CoachingPlan::focus)
                        .filter(Objects::nonNull)
                        .map(Focus::skillId)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Skill::id, Skill::name));
        return open.stream()
                .map(plan -> new Choice(
                        names.get(plan.rep()) + " – "
                                + (plan.focus() == null
                                        ? "focus to be chosen"
                                        : skills.get(plan.focus().skillId())),
                        plan.id()))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    /**
     * Ends a plan before its time, and tells the rep that; why stays with the plan, since admins see every mail.
     *
     * @param person a manager above the rep
     * @throws Refusal where it is none of this person's team, or has ended
     */
    void stop(String planId, String person, String reason) {
        CoachingPlan plan = plan(planId);
        line.requireMayCoach(person, plan.rep());
        plans.save(plan.stopped(person, reason, clock.instant()));
        notifications.send(new Mail(
                "coaching-stopped:" + planId,
                Recipient.person(plan.rep()),
                "coaching-stopped",
                Map.of("manager", people.nameOf(person)),
                planId,
                Audience.RECIPIENTS));
    }

    /** Ends a cycle because the rep has left. One that has ended stays as it is; who leaves before their reason was taken up has none. */
    void close(String planId) {
        plans.findById(planId).ifPresent(plan -> plans.save(plan.closed(clock.instant())));
    }

    @Transactional(readOnly = true)
    CoachingPlan plan(String id) {
        return plans.findById(id).orElseThrow(CoachingPlan::unknown);
    }
}
