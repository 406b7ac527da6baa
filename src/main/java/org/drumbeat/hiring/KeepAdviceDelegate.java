package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what the decision table advises, for the debrief. */
@Component("keepAdvice")
class KeepAdviceDelegate implements JavaDelegate {

    private final DebriefService debriefs;

    KeepAdviceDelegate(DebriefService debriefs) {
        this.debriefs = debriefs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        debriefs.advise(
                execution.getProcessBusinessKey(),
                Recommendation.Outcome.of(HiringVariables.ADVICE.in(execution)),
                HiringVariables.ADVICE_REASON.in(execution));
    }
}
