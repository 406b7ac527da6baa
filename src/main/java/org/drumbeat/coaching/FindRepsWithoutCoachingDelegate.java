package org.drumbeat.coaching;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds the reps whom nobody has coached for too long. */
@Component("findRepsWithoutCoaching")
class FindRepsWithoutCoachingDelegate implements JavaDelegate {

    private final CadenceService cadence;

    FindRepsWithoutCoachingDelegate(CadenceService cadence) {
        this.cadence = cadence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> found = cadence.findNext();
        CoachingVariables.REPS_FOUND.set(execution, found);
        CoachingVariables.ANYBODY_FOUND.set(execution, !found.isEmpty());
        CoachingVariables.REASON_CODE.set(execution, "cadence");
    }
}
