package org.drumbeat.people;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds the next reps who have begun and whom no process was told of. */
@Component("findNewcomers")
class FindNewcomersDelegate implements JavaDelegate {

    private final Turnover turnover;

    FindNewcomersDelegate(Turnover turnover) {
        this.turnover = turnover;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> newcomers = turnover.findNewcomers();
        if (execution.getBpmnModelInstance().getModelElementById("Task_NoteFirstDay") == null) {
            // Diagrams of versions before have no such box: what is found there has to be noted at once, or is found
            // for ever.
            newcomers.forEach(turnover::noteFirstDay);
        }
        PeopleVariables.NEWCOMERS.set(execution, newcomers);
        PeopleVariables.ANYBODY_BEGAN.set(execution, !newcomers.isEmpty());
        PeopleVariables.REASON_CODE.set(execution, "new_hire");
    }
}
