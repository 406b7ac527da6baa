package org.drumbeat.workflow;

import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.jobexecutor.MessageJobDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Writes the engine's history without asking the database for what is known.
 *
 * <p>Where a job begins or ends, the engine looks for a batch that has what configures the job as its id, once or twice for
 * each step in the background; a save point or a timer's time is no such id. When a task ends or changes hands, it looks up
 * when the task and its box began; the task itself says so.
 */
final class EngineHistory extends CacheAwareHistoryEventProducer {

    private static final Set<String> SAVE_POINTS =
            Set.of(MessageJobDeclaration.ASYNC_BEFORE, MessageJobDeclaration.ASYNC_AFTER);

    /** Between the kind of a timer and its time. */
    private static final String OF_A_TIMER = ": ";

    @Override
    protected HistoricBatchEntity getHistoricBatchById(String configuration) {
        boolean isNone =
                configuration == null || SAVE_POINTS.contains(configuration) || configuration.contains(OF_A_TIMER);
        return isNone ? null : super.getHistoricBatchById(configuration);
    }

    /** What a form tells a process is in the history of its variables, and the answers are in our tables. */
    @Override
    public HistoryEvent createFormPropertyUpdateEvt(
            ExecutionEntity execution, String property, String value, String taskId) {
        return null;
    }

    @Override
    public HistoryEvent createTaskInstanceCreateEvt(DelegateTask task) {
        HistoricTaskInstanceEventEntity begun =
                (HistoricTaskInstanceEventEntity) super.createTaskInstanceCreateEvt(task);
        begun.setStartTime(task.getCreateTime());
        return begun;
    }

    @Override
    protected void initTaskInstanceEvent(
            HistoricTaskInstanceEventEntity event, TaskEntity task, HistoryEventType type) {
        super.initTaskInstanceEvent(event, task, type);
        event.setStartTime(task.getCreateTime());
    }

    @Override
    protected HistoricActivityInstanceEventEntity loadActivityInstanceEventEntity(ExecutionEntity execution) {
        HistoricActivityInstanceEventEntity event = super.loadActivityInstanceEventEntity(execution);
        if (event.getStartTime() == null) {
            database().getCachedEntitiesByType(TaskEntity.class).stream()
                    .filter(task -> execution.getId().equals(task.getExecutionId())
                            && Objects.equals(execution.getActivityId(), task.getTaskDefinitionKey()))
                    .findFirst()
                    .map(TaskEntity::getCreateTime)
                    .ifPresent(event::setStartTime);
        }
        return event;
    }

    @Override
    protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
        ProcessDefinitionEntity known =
                Context.getCommandContext().getProcessDefinitionManager().getCachedResourceDefinitionEntity(id);
        return known == null ? super.getProcessDefinitionEntity(id) : known;
    }

    private static DbEntityManager database() {
        return Context.getCommandContext().getDbEntityManager();
    }

    /** Reads when something began only where the event does not say it. */
    static final class Writer extends DbHistoryEventHandler {

        @Override
        protected void insertOrUpdate(HistoryEvent event) {
            boolean saysWhenItBegan = event instanceof HistoricScopeInstanceEvent begun && begun.getStartTime() != null;
            if (saysWhenItBegan
                    && !isInitialEvent(event)
                    && database().getCachedEntity(event.getClass(), event.getId()) == null) {
                database().merge(event);
            } else {
                super.insertOrUpdate(event);
            }
        }
    }
}
