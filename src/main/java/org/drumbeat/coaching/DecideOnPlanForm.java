package org.drumbeat.coaching;

import java.util.Optional;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Gives the manager the last word on a plan after two rounds. */
@Component("decide-on-plan")
class DecideOnPlanForm implements TaskForm<CounterProposal, DecideOnPlanForm.Answers> {

    private final CoachingService coaching;
    private final SkillCatalogue catalogue;
    private final CoachingLine line;

    DecideOnPlanForm(CoachingService coaching, SkillCatalogue catalogue, CoachingLine line) {
        this.coaching = coaching;
        this.catalogue = catalogue;
        this.line = line;
    }

    record Answers(String skill, int baselineLevel, int targetLevel, int visits, int cadenceDays, String reason) {

        Focus.Wish wish() {
            return new Focus.Wish(skill, baselineLevel, targetLevel, visits, cadenceDays);
        }
    }

    @Override
    public String subject(TaskView task) {
        return coaching.subjectOf(task.businessKey());
    }

    @Override
    public CounterProposal show(TaskView task) {
        return CounterProposal.of(
                coaching.sheet(task.businessKey()),
                coaching.lastReason(task.businessKey()),
                coaching.proposals(task.businessKey()),
                catalogue);
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        coaching.decide(task.businessKey(), task.person(), answers.wish(), answers.reason());
        return Facts.of(CoachingVariables.AGREED, true);
    }

    @Override
    public Optional<String> objection(TaskView task, String person) {
        return line.objectionToManager(task.get(CoachingVariables.REP), person);
    }
}
