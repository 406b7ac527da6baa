package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Whether an application goes on to interviews. */
@Component("screen-application")
class ScreenApplicationForm implements TaskForm<ScreenApplicationForm.Received, ScreenApplicationForm.Answers> {

    private final HiringService hiring;
    private final CandidacyService candidacies;

    ScreenApplicationForm(HiringService hiring, CandidacyService candidacies) {
        this.hiring = hiring;
        this.candidacies = candidacies;
    }

    record Received(String candidate, String email, String source, String vacancy) {}

    record Answers(boolean proceed, String reason) {}

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public Received show(TaskView task) {
        Candidacy candidacy = hiring.candidacy(task.businessKey());
        return new Received(
                candidacy.name(),
                candidacy.email(),
                candidacy.source(),
                hiring.vacancy(candidacy.vacancyId()).position().inShort());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        candidacies.decide(
                task.businessKey(), StageDecision.Point.SCREENING, answers.proceed(), answers.reason(), task.person());
        return Facts.of(HiringVariables.PROCEED, answers.proceed());
    }
}
