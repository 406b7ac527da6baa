package org.drumbeat.coaching;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Asks the manager whether what both agreed on was done. */
@Component(CheckFollowUpForm.ID)
class CheckFollowUpForm implements TaskForm<VisitViews.Reported, CheckFollowUpForm.Answers> {

    static final String ID = "check-follow-up";

    private final VisitViews views;
    private final VisitService visits;

    CheckFollowUpForm(VisitViews views, VisitService visits) {
        this.views = views;
        this.visits = visits;
    }

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
