package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Works out what the scorecards say together, for the decision table and the debrief. */
@Component("combineScores")
class CombineScoresDelegate implements JavaDelegate {

    private final DebriefService debriefs;

    CombineScoresDelegate(DebriefService debriefs) {
        this.debriefs = debriefs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HiringVariables.of(debriefs.combine(execution.getProcessBusinessKey())).tell(execution);
    }
}
