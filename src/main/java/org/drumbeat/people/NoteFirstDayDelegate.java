package org.drumbeat.people;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that a first day was heard of by everything that it is for. */
@Component("noteFirstDay")
class NoteFirstDayDelegate implements JavaDelegate {

    private final Turnover turnover;

    NoteFirstDayDelegate(Turnover turnover) {
        this.turnover = turnover;
    }

    @Override
    public void execute(DelegateExecution execution) {
        turnover.noteFirstDay(PeopleVariables.REP.in(execution));
    }
}
