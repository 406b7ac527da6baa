package org.drumbeat.coaching;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells a visit that was moved its new time. */
@Component("moveVisitDates")
class MoveVisitDatesDelegate implements JavaDelegate {

    private final VisitService visits;

    MoveVisitDatesDelegate(VisitService visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        VisitService.Moved moved = visits.moved(execution.getProcessBusinessKey());
        CoachingVariables.of(moved.slot(), moved.rated()).tell(execution);
    }
}
