package org.drumbeat.coaching;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that a visit has begun and the rep has not rated themselves. */
@Component("noteNotRated")
class NoteNotRatedDelegate implements JavaDelegate {

    private final VisitService visits;

    NoteNotRatedDelegate(VisitService visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visits.noteNotRated(execution.getProcessBusinessKey());
    }
}
