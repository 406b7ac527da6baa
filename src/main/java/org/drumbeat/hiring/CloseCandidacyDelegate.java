package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a candidacy whose vacancy was filled with somebody else, or cancelled. */
@Component("closeCandidacy")
class CloseCandidacyDelegate implements JavaDelegate {

    private final CandidacyService candidacies;

    CloseCandidacyDelegate(CandidacyService candidacies) {
        this.candidacies = candidacies;
    }

    @Override
    public void execute(DelegateExecution execution) {
        candidacies.close(execution.getProcessBusinessKey());
    }
}
