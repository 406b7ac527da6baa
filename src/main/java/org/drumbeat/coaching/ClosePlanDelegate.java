package org.drumbeat.coaching;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the plan of a rep who has left. */
@Component("closePlan")
class ClosePlanDelegate implements JavaDelegate {

    private final VisitService visits;

    ClosePlanDelegate(VisitService visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visits.closePlan(execution.getProcessBusinessKey());
    }
}
