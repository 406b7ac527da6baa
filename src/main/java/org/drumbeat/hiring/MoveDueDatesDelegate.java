package org.drumbeat.hiring;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.drumbeat.workflow.TaskDates;
import org.springframework.stereotype.Component;

/** Moves the due dates of scorecards after an interview was given another time. */
@Component("moveDueDates")
class MoveDueDatesDelegate implements JavaDelegate {

    private static final Set<String> SCORECARDS = Set.of("Task_ConductFitInterview", "Task_ConductBehavioralInterview");

    private final InterviewService interviews;
    private final TaskDates dates;

    MoveDueDatesDelegate(InterviewService interviews, TaskDates dates) {
        this.interviews = interviews;
        this.dates = dates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        interviews
                .planned(execution.getProcessBusinessKey())
                .forEach((kind, planned) -> HiringVariables.of(kind, planned).tell(execution.getProcessInstance()));
        dates.askAgain(execution, SCORECARDS);
    }
}
