package org.drumbeat.coaching;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets up the next visit of a plan. */
@Component("setUpVisit")
class SetUpVisitDelegate implements JavaDelegate {

    private final VisitService visits;

    SetUpVisitDelegate(VisitService visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CoachingVariables.VISIT_ID.set(execution, visits.setUp(execution.getProcessBusinessKey()));
    }
}
