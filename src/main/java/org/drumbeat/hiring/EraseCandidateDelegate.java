package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tries to erase the candidate that the process is about, and says what came of it. */
@Component("eraseCandidate")
class EraseCandidateDelegate implements JavaDelegate {

    private final RetentionService retention;

    EraseCandidateDelegate(RetentionService retention) {
        this.retention = retention;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Erasure erasure = retention.erase(execution.getProcessBusinessKey());
        HiringVariables.ERASURE.set(execution, erasure.code());
    }
}
