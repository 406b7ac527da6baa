package org.drumbeat.coaching;

import java.time.LocalDate;
import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** What a manager saw on a visit, how far the skill is, and what both agreed on. */
@Component("write-field-visit-report")
class WriteFieldVisitReportForm
        implements TaskForm<WriteFieldVisitReportForm.Sheet, WriteFieldVisitReportForm.Answers> {

    private final VisitService visits;

    WriteFieldVisitReportForm(VisitService visits) {
        this.visits = visits;
    }

    /**
     * Without a day to begin with for the action: west of Greenwich Tasklist would count it down to today.
     *
     * @param last what was agreed at the visit before, or null
     */
    record Sheet(
            String rep,
            String skill,
            String customer,
            String when,
            String cameAlong,
            String purpose,
            String last,
            List<ScaleLine> levels,
            int daysToAct) {}

    /** @param actionDate null where it is as usual */
    record Answers(
            String observed, List<ScaleLine> levels, String doDifferently, String action, LocalDate actionDate) {}

    @Override
    public String subject(TaskView task) {
        return visits.subjectOf(task.businessKey());
    }

    @Override
    public Sheet show(TaskView task) {
        VisitService.Sheet sheet = visits.sheet(task.businessKey());
        return new Sheet(
                sheet.plan().rep(),
                sheet.skill().name(),
                sheet.customer(),
                sheet.when(),
                sheet.cameAlong(),
                sheet.visit().slot().purpose(),
                sheet.last(),
                ScaleLine.of(sheet.skill()),
                visits.daysToAct());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        LocalDate actionDate = visits.report(
                task.businessKey(),
                task.person(),
                task.dueAt(),
                new VisitService.Written(
                        ScaleLine.levels(answers.levels()),
                        answers.observed(),
                        answers.doDifferently(),
                        answers.action(),
                        answers.actionDate()));
        return Facts.of(CoachingVariables.ACTION_DATE, actionDate.toString());
    }

    @Override
    public void given(TaskView task, String person) {
        visits.give(task.businessKey(), person);
    }
}
