package org.drumbeat.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reminds everybody of their overdue tasks. */
@Component("remindOfOverdueTasks")
class RemindOfOverdueTasksDelegate implements JavaDelegate {

    private final OverdueTasks overdue;
    private final ObjectProvider<OverdueNews> news;

    RemindOfOverdueTasksDelegate(OverdueTasks overdue, ObjectProvider<OverdueNews> news) {
        this.overdue = overdue;
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        news.forEach(told -> told.remind(overdue.toRemindOf()));
    }
}
