package org.drumbeat.hiring;

import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Whether a candidacy goes on without a profile that the candidate has not answered. */
@Component("chase-profile")
class ChaseProfileForm implements TaskForm<AssessmentService.UnansweredProfile, StageDecision.Answer> {

    private final AssessmentService assessments;
    private final CandidacyService candidacies;

    ChaseProfileForm(AssessmentService assessments, CandidacyService candidacies) {
        this.assessments = assessments;
        this.candidacies = candidacies;
    }

    @Override
    public AssessmentService.UnansweredProfile show(TaskView task) {
        return assessments.unanswered(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, StageDecision.Answer answer) {
        candidacies.decide(task.businessKey(), StageDecision.Point.PROFILE, answer, task.person());
        return Facts.of(HiringVariables.PROCEED, answer.proceed());
    }
}
