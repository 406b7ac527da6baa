package org.drumbeat.people;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that a departure was heard of by everything that it is for. */
@Component("noteDeparture")
class NoteDepartureDelegate implements JavaDelegate {

    private final Turnover turnover;

    NoteDepartureDelegate(Turnover turnover) {
        this.turnover = turnover;
    }

    @Override
    public void execute(DelegateExecution execution) {
        turnover.noteDeparture(PeopleVariables.LEAVER.in(execution));
    }
}
