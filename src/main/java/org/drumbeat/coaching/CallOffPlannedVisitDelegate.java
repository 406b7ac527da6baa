package org.drumbeat.coaching;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calls off the visit that was planned with the last report where the cycle ends instead. */
@Component("callOffPlannedVisit")
class CallOffPlannedVisitDelegate implements JavaDelegate {

    private final VisitService visits;

    CallOffPlannedVisitDelegate(VisitService visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visits.callOff(execution.getProcessBusinessKey());
    }
}
