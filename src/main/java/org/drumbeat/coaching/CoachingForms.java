package org.drumbeat.coaching;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.drumbeat.workflow.StartForm.Started;
import org.drumbeat.workflow.TaskForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of coaching show, and what their answers do; each has the id of its form. */
@Configuration(proxyBeanMethods = false)
class CoachingForms {

    static final String CHECK_FOLLOW_UP = "check-follow-up";

    record RepsAndSkills(List<Choice> reps, List<Choice> skills) {}

    record NewPlan(String rep, @JsonUnwrapped Focus.Wish wish) {}

    /** A manager begins to coach a rep of their team. */
    @Bean("start-coaching")
    StartForm<RepsAndSkills, NewPlan> startCoaching(
            CoachingService coaching, CoachingRights rights, SkillCatalogue catalogue) {
        return StartForm.of(
                person -> new RepsAndSkills(rights.coachees(person), catalogue.choices()),
                (person, plan) -> new Started(
                        coaching.start(person, plan.rep(), plan.wish()), Facts.of(CoachingVariables.REP, plan.rep())));
    }

    /** The manager chooses what a rep is coached in, and reads why somebody asked for it. */
    @Bean("choose-focus")
    TaskForm<PlanViews.ToChoose, Focus.Wish> chooseFocus(PlanViews views, CoachingService coaching) {
        return TaskForm.of(task -> views.toChoose(task.businessKey()), (task, wish) -> {
            coaching.chooseFocus(task.businessKey(), task.person(), wish);
            return Facts.none();
        });
    }

    /** What is proposed instead is asked for only where the rep does not agree. */
    record Agreement(boolean agreed, @JsonUnwrapped Focus.Wish wish, String reason) {}

    /** The rep agrees to a plan, or proposes something else. */
    @Bean("agree-on-plan")
    TaskForm<PlanViews.Proposed, Agreement> agreeOnPlan(PlanViews views, CoachingService coaching) {
        return TaskForm.of(task -> views.proposed(task.businessKey()), (task, answers) -> {
            if (answers.agreed()) {
                coaching.agree(task.businessKey(), task.person());
                return Facts.of(CoachingVariables.AGREED, true);
            }
            Focus.Wish wish = answers.wish().requireAll();
            int rounds = coaching.counter(task.businessKey(), task.person(), wish, answers.reason());
            return Facts.of(CoachingVariables.AGREED, false).and(CoachingVariables.ROUNDS, rounds);
        });
    }

    record Answer(@JsonUnwrapped Focus.Wish wish, String reason) {}

    /** The manager takes over what the rep proposes, or proposes again. */
    @Bean("answer-counter-proposal")
    TaskForm<PlanViews.Proposed, Answer> answerCounterProposal(PlanViews views, CoachingService coaching) {
        return TaskForm.of(
                task -> views.proposed(task.businessKey()),
                (task, answer) -> Facts.of(
                        CoachingVariables.AGREED,
                        coaching.answer(task.businessKey(), task.person(), answer.wish(), answer.reason())));
    }

    /** After two rounds the manager decides. */
    @Bean("decide-on-plan")
    TaskForm<PlanViews.Proposed, Answer> decideOnPlan(PlanViews views, CoachingService coaching) {
        return TaskForm.of(task -> views.proposed(task.businessKey()), (task, answer) -> {
            coaching.decide(task.businessKey(), task.person(), answer.wish(), answer.reason());
            return Facts.of(CoachingVariables.AGREED, true);
        });
    }

    /** When, with whom and what for a field visit is; rep and manager are invited. */
    @Bean("schedule-field-visit")
    TaskForm<VisitViews.ToSchedule, FieldVisit.Wish> scheduleFieldVisit(VisitViews views, VisitService visits) {
        return TaskForm.of(
                task -> views.toSchedule(task.businessKey()),
                (task, wish) -> CoachingVariables.of(visits.schedule(task.businessKey(), task.person(), wish), false));
    }

    record PlannedVisits(List<Choice> planned) {}

    record NewTime(String visit, String startsAt, int durationMinutes) {}

    /** A manager moves a field visit that has no report yet. */
    @Bean("reschedule-visit")
    StartForm<PlannedVisits, NewTime> rescheduleVisit(VisitViews views, VisitService visits) {
        return StartForm.of(person -> new PlannedVisits(views.movable(person)), (person, to) -> {
            visits.move(to.visit(), person, to.startsAt(), to.durationMinutes());
            return new Started(to.visit());
        });
    }

    record OwnLevels(List<Behaviour.ToRate> levels) {}

    /** Before a visit the rep says where they see themselves. */
    @Bean("rate-yourself")
    TaskForm<VisitViews.ToRate, OwnLevels> rateYourself(VisitViews views, VisitService visits) {
        return TaskForm.of(task -> views.toRate(task.businessKey()), (task, own) -> {
            visits.rateYourself(task.businessKey(), own.levels());
            return Facts.of(CoachingVariables.RATED, true);
        });
    }

    record Read(String comment) {}

    /** The rep confirms that they have read the report of a visit. */
    @Bean("confirm-report")
    TaskForm<VisitViews.Reported, Read> confirmReport(VisitViews views, VisitService visits) {
        return TaskForm.of(task -> views.reported(task.businessKey()), (task, read) -> {
            visits.confirm(task.businessKey(), read.comment());
            return Facts.none();
        });
    }

    record Checked(FieldVisitReport.FollowUp.Result result, String evidence) {}

    /** The manager says whether what both agreed on was done. */
    @Bean(CHECK_FOLLOW_UP)
    TaskForm<VisitViews.Reported, Checked> checkFollowUp(VisitViews views, VisitService visits) {
        return TaskForm.of(
                task -> views.reported(task.businessKey()),
                (task, checked) -> CoachingVariables.of(
                        visits.followUp(task.businessKey(), checked.result(), checked.evidence(), task.person())));
    }

    record Conclusion(CoachingPlan.Outcome outcome, String summary) {}

    /** The manager reads the levels of a cycle and says how it ends. */
    @Bean("review-cycle")
    TaskForm<PlanViews.ToReview, Conclusion> reviewCycle(PlanViews views, CoachingService coaching) {
        return TaskForm.of(
                task -> views.toReview(
                        task.businessKey(), "skill_reached".equals(task.get(CoachingVariables.NEXT_STEP))),
                (task, conclusion) -> {
                    coaching.review(task.businessKey(), conclusion.outcome(), conclusion.summary(), task.person());
                    return Facts.none();
                });
    }

    /** The rep confirms that they have read the review of a cycle. */
    @Bean("confirm-review")
    TaskForm<PlanViews.Reviewed, Read> confirmReview(PlanViews views, CoachingService coaching) {
        return TaskForm.of(task -> views.reviewed(task.businessKey()), (task, read) -> {
            coaching.confirmReview(task.businessKey(), read.comment());
            return Facts.none();
        });
    }

    record OpenPlans(List<Choice> plans) {}

    record Stopped(String plan, String reason) {}

    /** A manager ends a plan before its time. */
    @Bean("stop-coaching")
    StartForm<OpenPlans, Stopped> stopCoaching(PlanViews views, CoachingService coaching) {
        return StartForm.of(person -> new OpenPlans(views.stoppable(person)), (person, stopped) -> {
            coaching.stop(stopped.plan(), person, stopped.reason());
            return new Started(stopped.plan());
        });
    }

    record AllSkills(List<Choice> skills) {}

    /** What HR has in mind. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Purpose {
        REVISE,
        ADD
    }

    /**
     * @param skill code of the one to revise
     * @param name of the one to add
     */
    record SkillToDescribe(Purpose plan, String skill, String name) {}

    /** HR revises a skill or adds one; a start form can hold no filled list, so its behaviours follow in a task. */
    @Bean("revise-skill")
    StartForm<AllSkills, SkillToDescribe> reviseSkill(SkillCatalogue skills) {
        return StartForm.of(person -> new AllSkills(skills.everything()), (person, which) -> {
            Skill skill = which.plan() == Purpose.ADD ? skills.add(which.name()) : skills.toRevise(which.skill());
            return new Started(skill.code(), Facts.of(CoachingVariables.SKILL_AUTHOR, person));
        });
    }

    /** @param basedOn id of the version that is shown */
    record NextVersion(String basedOn, @JsonUnwrapped Skill.Description description) {}

    /** @param skill its name as it is now */
    record NewestVersion(
            String skill, int versionNumber, @JsonUnwrapped NextVersion fields) {}

    /** HR reads the newest version of a skill and writes the next one. */
    @Bean("describe-skill")
    TaskForm<NewestVersion, NextVersion> describeSkill(SkillCatalogue skills) {
        return TaskForm.of(
                task -> {
                    Skill newest = skills.toRevise(task.businessKey());
                    NextVersion fields = new NextVersion(newest.id(), newest.toRevise());
                    return new NewestVersion(newest.name(), newest.versionNumber(), fields);
                },
                (task, next) -> {
                    skills.revise(task.businessKey(), next.basedOn(), next.description());
                    return Facts.none();
                });
    }
}
