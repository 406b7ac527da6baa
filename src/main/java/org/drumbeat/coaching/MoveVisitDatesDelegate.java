package org.drumbeat.coaching;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.drumbeat.workflow.TaskDates;
import org.springframework.stereotype.Component;

/** Moves what goes by the time of a visit after that was changed. */
@Component("moveVisitDates")
class MoveVisitDatesDelegate implements JavaDelegate {

    private static final Set<String> BY_THE_TIME = Set.of(
            "Task_RateYourself",
            "BoundaryEvent_VisitBegun",
            "CatchEvent_VisitOver",
            VisitService.REPORT,
            "BoundaryEvent_ReportDue",
            "BoundaryEvent_ReportOverdue");

    private final VisitService visits;
    private final TaskDates dates;

    MoveVisitDatesDelegate(VisitService visits, TaskDates dates) {
        this.visits = visits;
        this.dates = dates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CoachingVariables.of(visits.slot(execution.getProcessBusinessKey())).tell(execution.getProcessInstance());
        dates.askAgain(execution, BY_THE_TIME);
    }
}
