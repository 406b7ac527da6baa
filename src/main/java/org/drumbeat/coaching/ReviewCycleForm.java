package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays the levels of a cycle before the manager, who says how it ends. */
@Component("review-cycle")
class ReviewCycleForm implements TaskForm<ReviewCycleForm.Cycle, ReviewCycleForm.Answers> {

    private final CoachingService coaching;
    private final VisitService visits;

    ReviewCycleForm(CoachingService coaching, VisitService visits) {
        this.coaching = coaching;
        this.visits = visits;
    }

    /** @param reasons why somebody asked for coaching, in words; empty where nobody did */
    record Cycle(
            String rep,
            String plan,
            int from,
            int to,
            String advice,
            String reasons,
            List<VisitService.SeriesLine> series) {}

    record Answers(CycleReview.Outcome outcome, String summary) {}

    @Override
    public Cycle show(TaskView task) {
        CoachingService.Sheet sheet = coaching.sheet(task.businessKey());
        boolean reached = "skill_reached".equals(task.get(CoachingVariables.NEXT_STEP));
        return new Cycle(
                sheet.rep(),
                sheet.skill().name(),
                sheet.focus().baselineLevel(),
                sheet.focus().targetLevel(),
                reached ? "The last visit showed that level." : "The visits did not show that level.",
                coaching.reasons(task.businessKey()),
                visits.series(task.businessKey()));
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        coaching.review(task.businessKey(), answers.outcome(), answers.summary(), task.person());
        return Facts.none();
    }
}
