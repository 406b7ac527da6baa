package org.drumbeat.coaching;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** When, with whom and what for a field visit is; rep and manager are invited. */
@Component("schedule-field-visit")
class ScheduleFieldVisitForm implements TaskForm<ScheduleFieldVisitForm.Occasion, ScheduleFieldVisitForm.Answers> {

    private final VisitService visits;

    ScheduleFieldVisitForm(VisitService visits) {
        this.visits = visits;
    }

    /**
     * @param number which visit of the plan it is
     * @param visits how many there are to be
     * @param last what was agreed at the one before, or null
     */
    record Occasion(String rep, int number, int visits, String skill, int from, int to, String holdBy, String last) {}

    record Answers(String startsAt, int durationMinutes, String customer, String purpose) {}

    @Override
    public Occasion show(TaskView task) {
        VisitService.Sheet sheet = visits.sheet(task.businessKey());
        Focus focus = sheet.plan().focus();
        return new Occasion(
                sheet.plan().rep(),
                sheet.visit().place(),
                focus.visits(),
                sheet.skill().name(),
                focus.baselineLevel(),
                focus.targetLevel(),
                sheet.holdBy(),
                sheet.last());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        FieldVisit.Slot slot = visits.schedule(
                task.businessKey(),
                task.person(),
                answers.startsAt(),
                answers.durationMinutes(),
                answers.customer(),
                answers.purpose());
        return CoachingVariables.of(slot, false);
    }
}
