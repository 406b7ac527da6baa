package org.drumbeat.coaching;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.drumbeat.agreement.Agreements;
import org.drumbeat.notification.Mail;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Recipient;
import org.drumbeat.people.People;
import org.drumbeat.text.DayInWords;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done with the plan of a cycle of coaching, from the reason for it to its end; knows no process. */
@Service
@Transactional
class CoachingService {

    private final CoachingPlanRepository plans;
    private final Agreements agreements;
    private final ProposedFocusRepository proposed;
    private final SkillCatalogue catalogue;
    private final CoachingRights rights;
    private final People people;
    private final Notifications notifications;
    private final Clock clock;
    private final CoachingSettings settings;

    CoachingService(
            CoachingPlanRepository plans,
            Agreements agreements,
            ProposedFocusRepository proposed,
            SkillCatalogue catalogue,
            CoachingRights rights,
            People people,
            Notifications notifications,
            Clock clock,
            CoachingSettings settings) {
        this.plans = plans;
        this.agreements = agreements;
        this.proposed = proposed;
        this.catalogue = catalogue;
        this.rights = rights;
        this.people = people;
        this.notifications = notifications;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Proposes a plan to a rep.
     *
     * @param person who begins, a manager above the rep
     * @return id of the plan
     * @throws Refusal where the rep is none of this person's, is in coaching already, or the levels or the pace cannot be
     */
    String start(String person, String rep, Focus.Wish wish) {
        rights.requireCoachee(person, rep);
        plans.findByOpenFor(rep).ifPresent(open -> {
            throw Refusal.conflict(alreadyOpen(open));
        });
        return propose(CoachingPlan.needed(rep, clock.instant()), person, wish);
    }

    private String propose(CoachingPlan plan, String person, Focus.Wish wish) {
        Focus focus = Focus.of(catalogue.newest(wish.skill()), wish);
        plans.save(plan.proposed(focus));
        keep(agreements.propose(plan.id(), person, null), focus);
        return plan.id();
    }

    private String alreadyOpen(CoachingPlan open) {
        String name = people.nameOf(open.rep());
        String since = DayInWords.of(LocalDate.ofInstant(open.openedAt(), clock.getZone()));
        return open.focus() == null
                ? "For " + name + " a focus is to be chosen already, since " + since
                        + ": complete the task “Choose focus” of " + rights.managerName(open.rep()) + "."
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
        if (!rights.isToBeCoached(rep)) {
            return new TakenUp(Optional.empty(), false);
        }
        Instant now = clock.instant();
        Optional<CoachingPlan> open = plans.findByOpenFor(rep);
        CoachingPlan plan = open.orElseGet(() -> plans.save(CoachingPlan.needed(rep, now)));
        plans.addReason(plan.id(), reasonCode, skill.orElse(""), now);
        return new TakenUp(Optional.of(plan.id()), open.isEmpty());
    }

    /** @throws Refusal where the levels or the pace cannot be */
    void chooseFocus(String planId, String person, Focus.Wish wish) {
        propose(plans.plan(planId), person, wish);
    }

    /** The rep agrees to what was proposed last. */
    void agree(String planId, String rep) {
        CoachingPlan plan = plans.plan(planId);
        plans.save(plan.settled(plan.focus(), clock.instant()));
        agreements.settle(planId, rep);
    }

    /**
     * The rep proposes something else.
     *
     * @return how many times they have
     * @throws Refusal where it is the same, cannot be, or they do not say why
     */
    int counter(String planId, String rep, Focus.Wish wish, String reason) {
        CoachingPlan plan = plans.plan(planId);
        Focus focus = focus(plan, wish);
        if (focus.equals(plan.focus())) {
            throw Refusal.invalid("You propose what is proposed already: change something, or agree.");
        }
        keep(agreements.counter(planId, rep, reason), focus);
        plans.save(plan.proposed(focus));
        return agreements.rounds(planId);
    }

    /**
     * The manager answers: what the rep proposes is taken over as it is, or something else is proposed.
     *
     * @param reason may be null where it is taken over
     * @return whether it was taken over
     */
    boolean answer(String planId, String person, Focus.Wish wish, String reason) {
        CoachingPlan plan = plans.plan(planId);
        Focus focus = focus(plan, wish);
        if (focus.equals(plan.focus())) {
            settle(plan, person, focus, reason);
            return true;
        }
        keep(agreements.propose(planId, person, reason), focus);
        plans.save(plan.proposed(focus));
        return false;
    }

    /** The manager has the last word. */
    void decide(String planId, String person, Focus.Wish wish, String reason) {
        CoachingPlan plan = plans.plan(planId);
        settle(plan, person, focus(plan, wish), reason);
    }

    private void settle(CoachingPlan plan, String person, Focus focus, String reason) {
        keep(agreements.decide(plan.id(), person, reason), focus);
        plans.save(plan.settled(focus, clock.instant()));
    }

    /** A skill that stays the same stays the version that was proposed. */
    private Focus focus(CoachingPlan plan, Focus.Wish wish) {
        Skill before = catalogue.version(plan.focus().skillId());
        return Focus.of(before.code().equals(wish.skill()) ? before : catalogue.newest(wish.skill()), wish);
    }

    private void keep(String proposalId, Focus focus) {
        proposed.save(ProposedFocus.of(proposalId, focus));
    }

    void review(String planId, CoachingPlan.Outcome outcome, String summary, String person) {
        plans.save(plans.plan(planId).reviewed(outcome, summary, person, clock.instant()));
    }

    /** The rep has read the review. */
    void confirmReview(String planId, String comment) {
        plans.save(plans.plan(planId).reviewConfirmed(comment, clock.instant()));
    }

    /** It goes on without the rep. */
    void noteReviewNotConfirmed(String planId) {
        plans.save(plans.plan(planId).reviewNotConfirmed(clock.instant()));
    }

    /**
     * Ends a cycle as its review says.
     *
     * @return whether it is the second in a row of this rep that has stalled, the first lately enough
     */
    boolean conclude(String planId) {
        CoachingPlan plan = plans.save(plans.plan(planId).concluded(clock.instant()));
        LocalDate since = LocalDate.now(clock).minusMonths(settings.monthsOfAConcern());
        return plan.state() == CoachingPlan.State.STALLED
                && plans.concludedBefore(plan.rep(), planId)
                        .filter(before -> before.state() == CoachingPlan.State.STALLED)
                        .filter(before -> !LocalDate.ofInstant(before.endedAt(), clock.getZone())
                                .isBefore(since))
                        .isPresent();
    }

    /**
     * Ends a plan before its time, and tells the rep that; why stays with the plan, since admins see every mail.
     *
     * @param person a manager above the rep
     * @throws Refusal where it is none of this person's team, or has ended
     */
    void stop(String planId, String person, String reason) {
        CoachingPlan plan = plans.plan(planId);
        rights.requireMayCoach(person, plan.rep());
        plans.save(plan.stopped(person, reason, clock.instant()));
        notifications.send(new Mail(
                "coaching-stopped:" + planId,
                Recipient.person(plan.rep()),
                "coaching-stopped",
                Map.of("manager", people.nameOf(person)),
                planId));
    }

    /**
     * Ends a cycle because the rep has left. One that has ended stays as it is, and whoever leaves before their reason was taken up
     * has none.
     */
    void close(String planId) {
        plans.findById(planId).ifPresent(plan -> plans.save(plan.closed(clock.instant())));
    }
}
