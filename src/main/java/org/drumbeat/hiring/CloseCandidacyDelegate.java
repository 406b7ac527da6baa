package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a candidacy whose vacancy was filled with somebody else. */
@Component("closeCandidacy")
class CloseCandidacyDelegate implements JavaDelegate {

    private final HiringService hiring;

    CloseCandidacyDelegate(HiringService hiring) {
        this.hiring = hiring;
    }

    @Override
    public void execute(DelegateExecution execution) {
        hiring.close(execution.getProcessBusinessKey());
    }
}
