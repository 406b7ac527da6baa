package org.drumbeat.workflow;

import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the timer on a human task does, on any diagram. For a task without a timer, people are reminded once a day
 * ({@link OverdueTasks}).
 *
 * <p>The second names are those that diagrams of earlier versions, and so their running instances, use for these steps.
 */
@Configuration(proxyBeanMethods = false)
class TaskTimerSteps {

    /** The names of the steps; the guard of deployments asks for a timer before each. */
    static final Set<String> NAMES = Set.of("remindAssignee", "remindOfReport", "tellSuperior", "tellOfOverdueReport");

    @Bean({"remindAssignee", "remindOfReport"})
    JavaDelegate remindAssignee(TimedTasks tasks, ObjectProvider<OverdueNews> news) {
        return execution -> tasks.of(execution).forEach(task -> news.forEach(told -> told.remindOf(task)));
    }

    @Bean({"tellSuperior", "tellOfOverdueReport"})
    JavaDelegate tellSuperior(TimedTasks tasks, ObjectProvider<OverdueNews> news) {
        return execution -> tasks.of(execution).forEach(task -> news.forEach(told -> told.tellSuperiorOf(task)));
    }
}
