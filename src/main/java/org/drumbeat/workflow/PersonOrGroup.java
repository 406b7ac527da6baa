package org.drumbeat.workflow;

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
 * then offered to that group.
 */
final class PersonOrGroup extends AbstractBpmnParseListener {

    /** The group that steps in. No person can have its name as login. */
    static final String FALLBACK_GROUP = "hr";

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        ExpressionManager expressions = Context.getProcessEngineConfiguration().getExpressionManager();
        activity.setActivityBehavior(new UserTaskActivityBehavior(new Assignment(definition, expressions)));
    }

    private static final class Assignment extends TaskDecorator {

        Assignment(TaskDefinition definition, ExpressionManager expressions) {
            super(definition, expressions);
        }

        @Override
        protected void initializeTaskAssignee(TaskEntity task, VariableScope scope) {
            if (taskDefinition.getAssigneeExpression() == null) {
                return;
            }
            String assignee = (String) taskDefinition.getAssigneeExpression().getValue(scope);
            if (FALLBACK_GROUP.equals(assignee)) {
                task.addCandidateGroup(assignee);
            } else {
                task.setAssignee(assignee);
            }
        }
    }
}
