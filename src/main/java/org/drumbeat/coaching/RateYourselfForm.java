package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Asks the rep before a visit where they see themselves. */
@Component("rate-yourself")
class RateYourselfForm implements TaskForm<RateYourselfForm.Sheet, RateYourselfForm.Answers> {

    private final VisitService visits;

    RateYourselfForm(VisitService visits) {
        this.visits = visits;
    }

    record Sheet(String skill, String manager, String customer, String when, List<ScaleLine> levels) {}

    record Answers(List<ScaleLine> levels) {}

    @Override
    public Sheet show(TaskView task) {
        VisitService.Sheet sheet = visits.sheet(task.businessKey());
        return new Sheet(
                sheet.skill().name(),
                sheet.plan().manager(),
                sheet.customer(),
                sheet.when(),
                ScaleLine.of(sheet.skill()));
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        visits.rateYourself(task.businessKey(), ScaleLine.levels(answers.levels()));
        return Facts.of(CoachingVariables.RATED, true);
    }
}
