package org.drumbeat.hiring;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds the next candidates whose data have been kept for long enough. */
@Component("findDueCandidates")
class FindDueCandidatesDelegate implements JavaDelegate {

    private final RetentionService retention;

    FindDueCandidatesDelegate(RetentionService retention) {
        this.retention = retention;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> due = retention.findDue();
        HiringVariables.DUE_CANDIDATES.set(execution, due);
        HiringVariables.ANYBODY_DUE.set(execution, !due.isEmpty());
    }
}
