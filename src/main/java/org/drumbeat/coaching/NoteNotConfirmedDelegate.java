package org.drumbeat.coaching;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that the rep has not confirmed a report in time. */
@Component("noteNotConfirmed")
class NoteNotConfirmedDelegate implements JavaDelegate {

    private final VisitService visits;

    NoteNotConfirmedDelegate(VisitService visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visits.noteNotConfirmed(execution.getProcessBusinessKey());
    }
}
