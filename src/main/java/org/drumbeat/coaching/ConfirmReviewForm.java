package org.drumbeat.coaching;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays the review of a cycle before the rep, who confirms that they have read it. */
@Component("confirm-review")
record ConfirmReviewForm(PlanViews views, CoachingService coaching)
        implements TaskForm<PlanViews.Reviewed, ConfirmReviewForm.Answers> {

    record Answers(String comment) {}

    @Override
    public PlanViews.Reviewed show(TaskView task) {
        return views.reviewed(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        coaching.confirmReview(task.businessKey(), answers.comment());
        return Facts.none();
    }
}
