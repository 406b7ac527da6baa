package org.drumbeat.coaching;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays the levels of a cycle before the manager, who says how it ends. */
@Component("review-cycle")
record ReviewCycleForm(PlanViews views, CoachingService coaching)
        implements TaskForm<PlanViews.ToReview, ReviewCycleForm.Answers> {

    record Answers(CycleReview.Outcome outcome, String summary) {}

    @Override
    public PlanViews.ToReview show(TaskView task) {
        boolean reached = "skill_reached".equals(task.get(CoachingVariables.NEXT_STEP));
        return views.toReview(task.businessKey(), reached);
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        coaching.review(task.businessKey(), answers.outcome(), answers.summary(), task.person());
        return Facts.none();
    }
}
