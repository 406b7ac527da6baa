package org.drumbeat.workflow;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the timer on a task of people does, on any diagram. Of a task without a timer, people hear once a day ({@link OverdueTasks}).
 *
 * <p>The second names are those by which diagrams of versions before name these steps, and running instances with them.
 */
@Configuration(proxyBeanMethods = false)
class TaskTimerSteps {

    @Bean({"remindAssignee", "remindOfReport"})
    JavaDelegate remindAssignee(TimedTasks tasks, ObjectProvider<OverdueNews> news) {
        return execution -> tasks.of(execution).forEach(task -> news.forEach(told -> told.remindOf(task)));
    }

    @Bean({"tellSuperior", "tellOfOverdueReport"})
    JavaDelegate tellSuperior(TimedTasks tasks, ObjectProvider<OverdueNews> news) {
        return execution -> tasks.of(execution).forEach(task -> news.forEach(told -> told.tellSuperiorOf(task)));
    }
}
