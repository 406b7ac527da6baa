package org.drumbeat.coaching;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;

/** Lays what the rep proposes before the manager, who takes it over or proposes again or, after two rounds, decides. */
class AnswerCounterProposalForm implements TaskForm<CounterProposal, AnswerCounterProposalForm.Answers> {

    private final CoachingService coaching;
    private final SkillCatalogue catalogue;
    private final boolean isLastWord;

    AnswerCounterProposalForm(CoachingService coaching, SkillCatalogue catalogue, boolean isLastWord) {
        this.coaching = coaching;
        this.catalogue = catalogue;
        this.isLastWord = isLastWord;
    }

    record Answers(String skill, int baselineLevel, int targetLevel, int visits, int cadenceDays, String reason) {

        Focus.Wish wish() {
            return new Focus.Wish(skill, baselineLevel, targetLevel, visits, cadenceDays);
        }
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
        if (isLastWord) {
            coaching.decide(task.businessKey(), task.person(), answers.wish(), answers.reason());
            return Facts.of(CoachingVariables.AGREED, true);
        }
        boolean takenOver = coaching.answer(task.businessKey(), task.person(), answers.wish(), answers.reason());
        return Facts.of(CoachingVariables.AGREED, takenOver);
    }
}
