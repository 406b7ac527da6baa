package org.drumbeat.coaching;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells a visit that was planned with the last report when it is. */
@Component("lookUpVisitDate")
class LookUpVisitDateDelegate implements JavaDelegate {

    private final VisitService visits;

    LookUpVisitDateDelegate(VisitService visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<FieldVisit.Slot> slot = visits.begin(execution.getProcessBusinessKey());
        CoachingVariables.VISIT_PLANNED.set(execution, slot.isPresent());
        slot.ifPresent(planned -> CoachingVariables.of(planned, false).tell(execution));
    }
}
