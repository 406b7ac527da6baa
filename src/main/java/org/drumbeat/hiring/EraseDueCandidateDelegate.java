package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Erases one of the candidates that the night has found. */
@Component("eraseDueCandidate")
class EraseDueCandidateDelegate implements JavaDelegate {

    private final RetentionService retention;

    EraseDueCandidateDelegate(RetentionService retention) {
        this.retention = retention;
    }

    @Override
    public void execute(DelegateExecution execution) {
        retention.eraseDue(HiringVariables.CANDIDACY_ID.in(execution));
    }
}
