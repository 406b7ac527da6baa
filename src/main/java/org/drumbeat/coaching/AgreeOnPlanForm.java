package org.drumbeat.coaching;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.Refusal;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays a plan before the rep, who agrees or proposes something else. */
@Component("agree-on-plan")
record AgreeOnPlanForm(PlanViews views, CoachingService coaching)
        implements TaskForm<PlanViews.Proposed, AgreeOnPlanForm.Answers> {

    /** What is proposed instead is asked for only where the rep does not agree. */
    record Answers(
            boolean agreed,
            String skill,
            Integer baselineLevel,
            Integer targetLevel,
            Integer visits,
            Integer cadenceDays,
            String reason) {

        /** @throws Refusal where something is left out */
        private Focus.Wish wish() {
            if (skill == null
                    || baselineLevel == null
                    || targetLevel == null
                    || visits == null
                    || cadenceDays == null) {
                throw Refusal.invalid(
                        "Say what you propose: a skill, both levels, the visits and the days between them.");
            }
            return new Focus.Wish(skill, baselineLevel, targetLevel, visits, cadenceDays);
        }
    }

    @Override
    public PlanViews.Proposed show(TaskView task) {
        return views.proposed(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        if (answers.agreed()) {
            coaching.agree(task.businessKey(), task.person());
            return Facts.of(CoachingVariables.AGREED, true);
        }
        int rounds = coaching.counter(task.businessKey(), task.person(), answers.wish(), answers.reason());
        return Facts.of(CoachingVariables.AGREED, false).and(CoachingVariables.ROUNDS, rounds);
    }
}
