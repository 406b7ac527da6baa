package org.drumbeat.hiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskDates;
import org.springframework.stereotype.Component;

/** Moves the due dates of scorecards after an interview was given another time. */
@Component("moveDueDates")
class MoveDueDatesDelegate implements JavaDelegate {

    private final InterviewService interviews;
    private final TaskDates dates;

    MoveDueDatesDelegate(InterviewService interviews, TaskDates dates) {
        this.interviews = interviews;
        this.dates = dates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Facts moved = interviews.planned(execution.getProcessBusinessKey()).entrySet().stream()
                .map(planned -> HiringVariables.of(planned.getKey(), planned.getValue()))
                .reduce(Facts.none(), Facts::and);
        moved.tell(execution.getProcessInstance());
        dates.askAgain(execution, moved);
    }
}
