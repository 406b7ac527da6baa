package org.drumbeat.workflow;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Listens to every user task of every model for the person it is given to. */
@Component
class TellAssigned extends AbstractBpmnParseListener implements TaskListener {

    /** A property of a user task: what informs its assignee instead of a mail of its own. */
    private static final String TOLD_BY = "toldBy";

    private final ObjectProvider<AssignmentNews> news;
    private final TaskSubjects subjects;

    TellAssigned(ObjectProvider<AssignmentNews> news, TaskSubjects subjects) {
        this.news = news;
        this.subjects = subjects;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this);
    }

    @Override
    public void notify(DelegateTask assigned) {
        TaskEntity task = (TaskEntity) assigned;
        if (task.getAssignee() != null && !isClaimed(task) && !isToldOtherwise(task)) {
            Date due = task.getDueDate();
            AssignmentNews.Assigned told = new AssignmentNews.Assigned(
                    task.getId(),
                    task.getName(),
                    subjects.of(task, Context.getCommandContext()),
                    task.getAssignee(),
                    task.getExecution().getProcessBusinessKey(),
                    due == null ? null : due.toInstant());
            news.forEach(listener -> listener.assigned(told));
        }
    }

    /** The first assignee of a task may hear of it in another way, such as by an invitation: one event, one mail. */
    private static boolean isToldOtherwise(TaskEntity task) {
        return task.getRevision() == 0
                && Properties.of(task.getBpmnModelElementInstance()).containsKey(TOLD_BY);
    }

    /**
     * A task that is just being created was not claimed, even if its assignee is the person who completed the previous one.
     */
    private static boolean isClaimed(TaskEntity task) {
        return task.getRevision() > 0
                && task.getAssignee().equals(Context.getCommandContext().getAuthenticatedUserId());
    }
}
