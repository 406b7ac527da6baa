package org.drumbeat.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Deletes the drafts of a task when it ends, however it ends, and a person's draft when they lose the task.
 *
 * <p>This happens just before the transaction commits, while it holds the task: somebody saving a draft at that moment has
 * either finished, or no longer finds the task.
 */
@Component
class ForgetDrafts extends AbstractBpmnParseListener implements TaskListener {

    private static final String NOBODY = "";

    private final FormDraftTable drafts;

    ForgetDrafts(FormDraftTable drafts) {
        this.drafts = drafts;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        List.of(EVENTNAME_ASSIGNMENT, EVENTNAME_COMPLETE, EVENTNAME_DELETE)
                .forEach(event -> definition.addBuiltInTaskListener(event, this));
    }

    @Override
    public void notify(DelegateTask changed) {
        TaskEntity task = (TaskEntity) changed;
        boolean passedOn = EVENTNAME_ASSIGNMENT.equals(task.getEventName());
        // A task that is just being created has no drafts.
        if (!passedOn || task.getRevision() > 0) {
            String keeper = passedOn && task.getAssignee() != null ? task.getAssignee() : NOBODY;
            Leaving.now(drafts).keepers.put(task.getId(), keeper);
        }
    }

    /** What has happened to tasks in this transaction. */
    private static final class Leaving implements TransactionSynchronization {

        private final Map<String, String> keepers = new HashMap<>();
        private final FormDraftTable drafts;

        private Leaving(FormDraftTable drafts) {
            this.drafts = drafts;
        }

        static Leaving now(FormDraftTable drafts) {
            return TransactionSynchronizationManager.getSynchronizations().stream()
                    .filter(Leaving.class::isInstance)
                    .map(Leaving.class::cast)
                    .findFirst()
                    .orElseGet(() -> {
                        Leaving leaving = new Leaving(drafts);
                        TransactionSynchronizationManager.registerSynchronization(leaving);
                        return leaving;
                    });
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            drafts.removeOthers(keepers);
        }
    }
}
