package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays the report of a visit before the rep, who confirms that they have read it. */
@Component("confirm-report")
class ConfirmReportForm implements TaskForm<ConfirmReportForm.Report, ConfirmReportForm.Answers> {

    private final VisitService visits;

    ConfirmReportForm(VisitService visits) {
        this.visits = visits;
    }

    record Report(
            String skill,
            String manager,
            String customer,
            String when,
            String observed,
            String doDifferently,
            String action,
            String actionDate,
            List<VisitService.LevelLine> levels) {}

    record Answers(String comment) {}

    @Override
    public Report show(TaskView task) {
        VisitService.Reported reported = visits.reported(task.businessKey());
        return new Report(
                reported.sheet().skill().name(),
                reported.sheet().plan().manager(),
                reported.sheet().customer(),
                reported.sheet().when(),
                reported.observed(),
                reported.doDifferently(),
                reported.action(),
                reported.actionDate(),
                reported.levels());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        visits.confirm(task.businessKey(), answers.comment());
        return Facts.none();
    }
}
