package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays the fit interview before the hiring manager, who decides whether the panel and the profile are worth everybody's time. */
@Component("decide-after-fit")
class DecideAfterFitForm implements TaskForm<DebriefViews.FitInterview, StageDecision.Answer> {

    private final DebriefViews views;
    private final CandidacyService candidacies;

    DecideAfterFitForm(DebriefViews views, CandidacyService candidacies) {
        this.views = views;
        this.candidacies = candidacies;
    }

    @Override
    public DebriefViews.FitInterview show(TaskView task) {
        return views.fit(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, StageDecision.Answer answer) {
        candidacies.decide(task.businessKey(), StageDecision.Point.AFTER_FIT, answer, task.person());
        return Facts.of(HiringVariables.PROCEED, answer.proceed());
    }
}
