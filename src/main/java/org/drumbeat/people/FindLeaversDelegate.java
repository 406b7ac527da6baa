package org.drumbeat.people;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds the next people who have left and whom no process was told of. */
@Component("findLeavers")
class FindLeaversDelegate implements JavaDelegate {

    private final Turnover turnover;

    FindLeaversDelegate(Turnover turnover) {
        this.turnover = turnover;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> leavers = turnover.findLeavers();
        if (execution.getBpmnModelInstance().getModelElementById("Task_NoteDeparture") == null) {
            // Diagrams of versions before have no such box: what is found there has to be noted at once, or is found
            // for ever.
            leavers.forEach(turnover::noteDeparture);
        }
        PeopleVariables.LEAVERS.set(execution, leavers);
        PeopleVariables.ANYBODY_LEFT.set(execution, !leavers.isEmpty());
    }
}
