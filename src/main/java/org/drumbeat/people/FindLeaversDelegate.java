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
        PeopleVariables.LEAVERS.set(execution, leavers);
        PeopleVariables.ANYBODY_LEFT.set(execution, !leavers.isEmpty());
    }
}
