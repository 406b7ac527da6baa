package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays before the hiring manager what all interviewers noted and what that comes to, and takes the decision with its reason. */
@Component("hold-debrief")
class HoldDebriefForm implements TaskForm<DebriefViews.Debrief, HoldDebriefForm.Answers> {

    private final DebriefViews views;
    private final DebriefService debriefs;

    HoldDebriefForm(DebriefViews views, DebriefService debriefs) {
        this.views = views;
        this.debriefs = debriefs;
    }

    record Answers(Recommendation.Verdict decision, String reason, String deviation) {}

    @Override
    public DebriefViews.Debrief show(TaskView task) {
        return views.debrief(task.businessKey(), advice(task), task.person());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        debriefs.decide(
                task.businessKey(),
                advice(task),
                answers.decision(),
                answers.reason(),
                answers.deviation(),
                task.person());
        return Facts.of(HiringVariables.HIRED, answers.decision() == Recommendation.Verdict.HIRE);
    }

    private static Recommendation.Advice advice(TaskView task) {
        return new Recommendation.Advice(
                Recommendation.Outcome.of(task.get(HiringVariables.ADVICE)), task.get(HiringVariables.ADVICE_REASON));
    }
}
