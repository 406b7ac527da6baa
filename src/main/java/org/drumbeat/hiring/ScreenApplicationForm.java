package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Whether an application goes on to interviews. */
@Component("screen-application")
class ScreenApplicationForm implements TaskForm<HiringViews.ReceivedApplication, StageDecision.Answer> {

    private final HiringViews views;
    private final CandidacyService candidacies;

    ScreenApplicationForm(HiringViews views, CandidacyService candidacies) {
        this.views = views;
        this.candidacies = candidacies;
    }

    @Override
    public HiringViews.ReceivedApplication show(TaskView task) {
        return views.application(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, StageDecision.Answer answer) {
        candidacies.decide(task.businessKey(), StageDecision.Point.SCREENING, answer, task.person());
        return Facts.of(HiringVariables.PROCEED, answer.proceed());
    }
}
