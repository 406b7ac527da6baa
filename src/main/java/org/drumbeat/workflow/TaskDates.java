package org.drumbeat.workflow;

import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.calendar.DateTimeUtil;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.management.JobDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the diagram again when open tasks and timers are due, after what they wait for was moved. */
@Component
public class TaskDates {

    private final SystemWork system;
    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<ManagementService> jobs;

    TaskDates(SystemWork system, ObjectProvider<TaskService> tasks, ObjectProvider<ManagementService> jobs) {
        this.system = system;
        this.tasks = tasks;
        this.jobs = jobs;
    }

    /**
     * @param boxes ids of the user tasks, and of the boundary and intermediate events with a timer, of this instance's diagram
     *     whose date goes by the variables that have changed. Not of a timer with a duration, which would begin anew, nor
     *     with a cycle, whose later dates the engine has stored.
     */
    public void askAgain(DelegateExecution execution, Set<String> boxes) {
        String[] ids = boxes.toArray(String[]::new);
        system.run(() -> {
            askTasks(execution, ids);
            askTimers(execution, ids);
        });
    }

    private void askTasks(DelegateExecution execution, String... boxes) {
        tasks.getObject()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKeyIn(boxes)
                .unlimitedList()
                .forEach(task -> tasks.getObject().setDueDate(task.getId(), dueDate((TaskEntity) task)));
    }

    private static Date dueDate(TaskEntity task) {
        Object due = task.getTaskDefinition().getDueDateExpression().getValue(task.getExecution());
        // As the engine takes it when a task begins: a date, or a moment in a variable.
        return due instanceof Date date ? date : DateTimeUtil.parseDate((String) due);
    }

    /** A job knows its box by its definition only, so these are read first, all at once. */
    private void askTimers(DelegateExecution execution, String... boxes) {
        Set<String> definitions = jobs
                .getObject()
                .createJobDefinitionQuery()
                .processDefinitionId(execution.getProcessDefinitionId())
                .activityIdIn(boxes)
                .unlimitedList()
                .stream()
                .map(JobDefinition::getId)
                .collect(Collectors.toSet());
        if (definitions.isEmpty()) {
            return;
        }
        jobs
                .getObject()
                .createJobQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .timers()
                .unlimitedList()
                .stream()
                .filter(job -> definitions.contains(job.getJobDefinitionId()))
                .forEach(job -> jobs.getObject().recalculateJobDuedate(job.getId(), false));
    }
}
