package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends a candidate the link to their profile. */
@Component("inviteToProfile")
class InviteToProfileDelegate implements JavaDelegate {

    private final AssessmentService assessments;

    InviteToProfileDelegate(AssessmentService assessments) {
        this.assessments = assessments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        assessments.invite(execution.getProcessBusinessKey());
    }
}
