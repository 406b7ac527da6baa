package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Whether a candidacy goes on without a profile that the candidate has not answered. */
@Component("chase-profile")
class ChaseProfileForm implements TaskForm<AssessmentService.Silence, ChaseProfileForm.Answers> {

    private final HiringService hiring;
    private final AssessmentService assessments;
    private final CandidacyService candidacies;

    ChaseProfileForm(HiringService hiring, AssessmentService assessments, CandidacyService candidacies) {
        this.hiring = hiring;
        this.assessments = assessments;
        this.candidacies = candidacies;
    }

    record Answers(boolean proceed, String reason) {}

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public AssessmentService.Silence show(TaskView task) {
        return assessments.silence(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        candidacies.decide(
                task.businessKey(), StageDecision.Point.PROFILE, answers.proceed(), answers.reason(), task.person());
        return Facts.of(HiringVariables.PROCEED, answers.proceed());
    }
}
