package org.drumbeat.coaching;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Asks the manager whether what both agreed on was done. */
@Component(CheckFollowUpForm.ID)
record CheckFollowUpForm(VisitViews views, VisitService visits)
        implements TaskForm<VisitViews.Reported, CheckFollowUpForm.Answers> {

    static final String ID = "check-follow-up";

    record Answers(FollowUp.Result result, String evidence) {}

    @Override
    public VisitViews.Reported show(TaskView task) {
        return views.reported(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        return CoachingVariables.of(
                visits.followUp(task.businessKey(), answers.result(), answers.evidence(), task.person()));
    }
}
