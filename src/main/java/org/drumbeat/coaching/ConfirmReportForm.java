package org.drumbeat.coaching;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays the report of a visit before the rep, who confirms that they have read it. */
@Component("confirm-report")
record ConfirmReportForm(VisitViews views, VisitService visits)
        implements TaskForm<VisitViews.Reported, ConfirmReportForm.Answers> {

    record Answers(String comment) {}

    @Override
    public VisitViews.Reported show(TaskView task) {
        return views.reported(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        visits.confirm(task.businessKey(), answers.comment());
        return Facts.none();
    }
}
