package org.drumbeat.coaching;

import java.util.List;
import java.util.Optional;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Asks the rep before a visit where they see themselves. */
@Component("rate-yourself")
class RateYourselfForm implements TaskForm<RateYourselfForm.Sheet, RateYourselfForm.Answers> {

    private final VisitService visits;
    private final CoachingLine line;

    RateYourselfForm(VisitService visits, CoachingLine line) {
        this.visits = visits;
        this.line = line;
    }

    record Sheet(String skill, String manager, String customer, String when, List<ScaleLine> levels) {}

    record Answers(List<ScaleLine> levels) {}

    @Override
    public String subject(TaskView task) {
        return visits.subjectOf(task.businessKey());
    }

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

    @Override
    public Optional<String> objection(TaskView task, String person) {
        return line.objectionToRep(task.get(CoachingVariables.REP), person);
    }
}
