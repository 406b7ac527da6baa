package org.drumbeat.workflow;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDecorator;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Lets an assignee expression answer a group where no person is left, as {@code ${people.managerOf(id)}} does: the task is
 * then offered to that group. A task that is meant for somebody who has left begins with whoever stands in. The task's form
 * is told who is given the task, then or later.
 */
final class PersonOrGroup extends AbstractBpmnParseListener {

    private final ModelAssignment assignment;

    PersonOrGroup(ModelAssignment assignment) {
        this.assignment = assignment;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_ASSIGNMENT, task -> assignment.given((TaskEntity) task));
        ExpressionManager expressions = Context.getProcessEngineConfiguration().getExpressionManager();
        activity.setActivityBehavior(new UserTaskActivityBehavior(new Decorator(definition, expressions)));
    }

    private final class Decorator extends TaskDecorator {

        Decorator(TaskDefinition definition, ExpressionManager expressions) {
            super(definition, expressions);
        }

        @Override
        protected void initializeTaskAssignee(TaskEntity task, VariableScope scope) {
            assignment.of(task, taskDefinition, scope).ifPresent(assignee -> {
                if (ModelAssignment.FALLBACK_GROUP.equals(assignee)) {
                    task.addCandidateGroup(assignee);
                } else {
                    task.setAssignee(assignee);
                }
            });
        }
    }
}
