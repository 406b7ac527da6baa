package org.drumbeat.workflow;

import java.util.Date;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the diagram again when open tasks are due, after the date they depend on was moved. */
@Component
public class TaskDates {

    private final AsSystem system;
    private final ObjectProvider<TaskService> tasks;

    TaskDates(AsSystem system, ObjectProvider<TaskService> tasks) {
        this.system = system;
        this.tasks = tasks;
    }

    /** @param moved what has changed: only due dates that depend on one of these facts are asked again */
    public void askAgain(DelegateExecution execution, Facts moved) {
        if (moved.asVariables().isEmpty()) {
            return;
        }
        Pattern names =
                Pattern.compile("\\b(" + String.join("|", moved.asVariables().keySet()) + ")\\b");
        system.run(() ->
                tasks
                        .getObject()
                        .createTaskQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .unlimitedList()
                        .stream()
                        .map(TaskEntity.class::cast)
                        .filter(task -> goesBy(names, dueDate(task)))
                        .forEach(task -> tasks.getObject()
                                .setDueDate(task.getId(), (Date) dueDate(task).getValue(task.getExecution()))));
    }

    private static boolean goesBy(Pattern names, Expression dueDate) {
        return dueDate != null && names.matcher(dueDate.getExpressionText()).find();
    }

    private static Expression dueDate(TaskEntity task) {
        return task.getTaskDefinition().getDueDateExpression();
    }
}
