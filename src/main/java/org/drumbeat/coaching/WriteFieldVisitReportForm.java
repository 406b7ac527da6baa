package org.drumbeat.coaching;

import java.time.LocalDate;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** What a manager saw on a visit, how far the skill is, and what both agreed on. */
@Component(WriteFieldVisitReportForm.ID)
record WriteFieldVisitReportForm(VisitViews views, VisitService visits)
        implements TaskForm<VisitViews.ToReport, FieldVisitReport.Written> {

    static final String ID = "write-field-visit-report";

    @Override
    public VisitViews.ToReport show(TaskView task) {
        return views.toReport(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, FieldVisitReport.Written answers) {
        LocalDate actionDate = visits.report(task.businessKey(), task.person(), task.dueAt(), answers);
        return Facts.of(CoachingVariables.ACTION_DATE, actionDate.toString());
    }

    @Override
    public void given(TaskView task, String person) {
        visits.give(task.businessKey(), person);
    }
}
