package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays the review of a cycle before the rep, who confirms that they have read it. */
@Component("confirm-review")
class ConfirmReviewForm implements TaskForm<ConfirmReviewForm.Review, ConfirmReviewForm.Answers> {

    private final CoachingService coaching;
    private final VisitService visits;

    ConfirmReviewForm(CoachingService coaching, VisitService visits) {
        this.coaching = coaching;
        this.visits = visits;
    }

    record Review(String plan, String manager, String outcome, String summary, List<VisitService.SeriesLine> series) {}

    record Answers(String comment) {}

    @Override
    public Review show(TaskView task) {
        CoachingService.Sheet sheet = coaching.sheet(task.businessKey());
        CycleReview review = coaching.reviewOf(task.businessKey());
        return new Review(
                sheet.skill().name(),
                sheet.manager(),
                review.outcome().label(),
                review.summary(),
                visits.series(task.businessKey()));
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        coaching.confirmReview(task.businessKey(), answers.comment());
        return Facts.none();
    }
}
