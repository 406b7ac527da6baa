package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Cancels the interviews and the offer of a candidate who has withdrawn, and confirms it to them. */
@Component("endWhatIsOpen")
class EndWhatIsOpenDelegate implements JavaDelegate {

    private final CandidacyService candidacies;

    EndWhatIsOpenDelegate(CandidacyService candidacies) {
        this.candidacies = candidacies;
    }

    @Override
    public void execute(DelegateExecution execution) {
        candidacies.endWhatIsOpen(execution.getProcessBusinessKey());
    }
}
