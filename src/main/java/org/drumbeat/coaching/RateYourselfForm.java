package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Asks the rep before a visit where they see themselves. */
@Component("rate-yourself")
record RateYourselfForm(VisitViews views, VisitService visits)
        implements TaskForm<VisitViews.ToRate, RateYourselfForm.Answers> {

    record Answers(List<BehaviourToRate> levels) {}

    @Override
    public VisitViews.ToRate show(TaskView task) {
        return views.toRate(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        visits.rateYourself(task.businessKey(), answers.levels());
        return Facts.of(CoachingVariables.RATED, true);
    }
}
