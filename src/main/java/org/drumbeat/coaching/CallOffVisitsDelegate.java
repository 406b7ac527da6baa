package org.drumbeat.coaching;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calls off the visits of a plan that a manager has stopped. */
@Component("callOffVisits")
class CallOffVisitsDelegate implements JavaDelegate {

    private final VisitService visits;

    CallOffVisitsDelegate(VisitService visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visits.callOff(execution.getProcessBusinessKey());
    }
}
