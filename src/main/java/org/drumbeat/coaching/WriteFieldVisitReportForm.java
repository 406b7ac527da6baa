package org.drumbeat.coaching;

import java.time.LocalDate;
import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.Refusal;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** What a manager saw on a visit, how far the skill is, and what both agreed on. */
@Component(WriteFieldVisitReportForm.ID)
class WriteFieldVisitReportForm
        implements TaskForm<WriteFieldVisitReportForm.Sheet, WriteFieldVisitReportForm.Answers> {

    static final String ID = "write-field-visit-report";

    private final VisitService visits;

    WriteFieldVisitReportForm(VisitService visits) {
        this.visits = visits;
    }

    /**
     * Without a day to begin with for the action: west of Greenwich Tasklist would count it down to today.
     *
     * @param last what was agreed at the visit before, or null
     * @param visitsLeft how many visits of the plan are still to be held after this one
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
            int daysToAct,
            int visitsLeft) {}

    /**
     * @param actionDate null where it is as usual
     * @param nextStartsAt null where the next visit is scheduled later, in a task of its own
     * @param nextDurationMinutes null where it is as long as this one
     */
    record Answers(
            String observed,
            List<ScaleLine> levels,
            String doDifferently,
            String action,
            LocalDate actionDate,
            String nextStartsAt,
            Integer nextDurationMinutes) {

        /** @throws Refusal where the next visit has a length and no time */
        private VisitService.Next next() {
            if (nextStartsAt != null && !nextStartsAt.isBlank()) {
                return new VisitService.Next(nextStartsAt, nextDurationMinutes);
            }
            if (nextDurationMinutes != null) {
                throw Refusal.invalid(
                        "“Minutes of the next visit” needs “Next visit”: say when it is, or leave both empty.");
            }
            return null;
        }
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
                visits.daysToAct(),
                visits.visitsLeft(task.businessKey()));
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
                        answers.actionDate(),
                        answers.next()));
        return Facts.of(CoachingVariables.ACTION_DATE, actionDate.toString());
    }

    @Override
    public void given(TaskView task, String person) {
        visits.give(task.businessKey(), person);
    }
}
