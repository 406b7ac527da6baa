package org.drumbeat.workflow;

import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the diagram again when open tasks are due, after what they wait for was moved. */
@Component
public class TaskDates {

    private final SystemWork system;
    private final ObjectProvider<TaskService> tasks;

    TaskDates(SystemWork system, ObjectProvider<TaskService> tasks) {
        this.system = system;
        this.tasks = tasks;
    }

    /** @param boxes ids of the user tasks of this instance's diagram whose due date goes by the variables that have changed */
    public void askAgain(DelegateExecution execution, Set<String> boxes) {
        system.run(() -> tasks.getObject()
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKeyIn(boxes.toArray(String[]::new))
                .unlimitedList()
                .forEach(task -> tasks.getObject().setDueDate(task.getId(), dueDate((TaskEntity) task))));
    }

    private static Date dueDate(TaskEntity task) {
        return (Date) task.getTaskDefinition().getDueDateExpression().getValue(task.getExecution());
    }
}
