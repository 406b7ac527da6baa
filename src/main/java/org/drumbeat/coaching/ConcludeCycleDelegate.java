package org.drumbeat.coaching;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a cycle as its review says, and finds out whether it is a cause for concern. */
@Component("concludeCycle")
class ConcludeCycleDelegate implements JavaDelegate {

    private final CoachingService coaching;
    private final VisitService visits;

    ConcludeCycleDelegate(CoachingService coaching, VisitService visits) {
        this.coaching = coaching;
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // Cycles that began before the diagram had a box for it come here with a visit that is still planned.
        visits.callOff(execution.getProcessBusinessKey());
        boolean concern = coaching.conclude(execution.getProcessBusinessKey());
        CoachingVariables.CONCERN.set(execution, concern);
        if (concern) {
            CoachingVariables.REASON_CODE.set(execution, "coaching_stalled");
        }
    }
}
