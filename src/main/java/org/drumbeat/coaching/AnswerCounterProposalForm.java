package org.drumbeat.coaching;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;

/** Lays what the rep proposes before the manager, who takes it over or proposes again or, after two rounds, decides. */
record AnswerCounterProposalForm(PlanViews views, CoachingService coaching, boolean isLastWord)
        implements TaskForm<PlanViews.Proposed, AnswerCounterProposalForm.Answers> {

    record Answers(String skill, int baselineLevel, int targetLevel, int visits, int cadenceDays, String reason) {

        private Focus.Wish wish() {
            return new Focus.Wish(skill, baselineLevel, targetLevel, visits, cadenceDays);
        }
    }

    @Override
    public PlanViews.Proposed show(TaskView task) {
        return views.proposed(task.businessKey());
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
