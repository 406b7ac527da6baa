package org.drumbeat.coaching;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes up that a rep should be coached: the process is about the plan that the reason belongs to from then on. */
@Component("takeUpReason")
class TakeUpReasonDelegate implements JavaDelegate {

    private final CoachingService coaching;

    TakeUpReasonDelegate(CoachingService coaching) {
        this.coaching = coaching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CoachingService.TakenUp takenUp = coaching.takeUp(
                CoachingVariables.REP.in(execution),
                CoachingVariables.REASON_CODE.in(execution),
                CoachingVariables.SKILL.find(execution));
        takenUp.planId().ifPresent(execution::setProcessBusinessKey);
        CoachingVariables.FOCUS_OPEN.set(execution, takenUp.isNew());
    }
}
