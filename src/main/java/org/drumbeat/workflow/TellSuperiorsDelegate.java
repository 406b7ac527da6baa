package org.drumbeat.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells superiors about tasks that have been overdue for too long. */
@Component("tellSuperiors")
class TellSuperiorsDelegate implements JavaDelegate {

    private final OverdueTasks overdue;
    private final ObjectProvider<OverdueNews> news;

    TellSuperiorsDelegate(OverdueTasks overdue, ObjectProvider<OverdueNews> news) {
        this.overdue = overdue;
        this.news = news;
    }

    @Override
    public void execute(DelegateExecution execution) {
        news.forEach(told -> told.escalate(overdue.toEscalate()));
    }
}
