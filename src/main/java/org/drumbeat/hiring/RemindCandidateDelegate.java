package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds a candidate who has not answered their profile. */
@Component("remindCandidate")
class RemindCandidateDelegate implements JavaDelegate {

    private final AssessmentService assessments;

    RemindCandidateDelegate(AssessmentService assessments) {
        this.assessments = assessments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        assessments.remind(execution.getProcessBusinessKey());
    }
}
