package org.drumbeat.coaching;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.drumbeat.workflow.OpenTasks;
import org.springframework.stereotype.Component;

/** Tells the superior of whose report it is that it is overdue. */
@Component("tellOfOverdueReport")
class TellOfOverdueReportDelegate implements JavaDelegate {

    private final VisitService visits;
    private final OpenTasks tasks;

    TellOfOverdueReportDelegate(VisitService visits, OpenTasks tasks) {
        this.visits = visits;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visits.tellOfOverdueReport(execution.getProcessBusinessKey(), tasks.assigneeOf(execution, VisitService.REPORT));
    }
}
