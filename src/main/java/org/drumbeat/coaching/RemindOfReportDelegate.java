package org.drumbeat.coaching;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.drumbeat.workflow.OpenTasks;
import org.springframework.stereotype.Component;

/** Reminds whose report it is that it is due. */
@Component("remindOfReport")
class RemindOfReportDelegate implements JavaDelegate {

    private final VisitService visits;
    private final OpenTasks tasks;

    RemindOfReportDelegate(VisitService visits, OpenTasks tasks) {
        this.visits = visits;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visits.remindOfReport(execution.getProcessBusinessKey(), tasks.assigneeOf(execution, VisitService.REPORT));
    }
}
