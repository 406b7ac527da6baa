package org.drumbeat.workflow;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Remembers the process definitions of what is running: a version never changes, and what can change (whether it is
 * suspended, how long its history is kept) matters where an instance begins. There it is read; what runs follows a changed
 * time to live as soon as that has happened on its node.
 */
final class KnownModels extends ProcessDefinitionManager {

    @Override
    public ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
        ProcessDefinitionEntity read = super.getCachedResourceDefinitionEntity(id);
        return read == null && isOfWhatRuns(id)
                ? Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(id)
                : read;
    }

    /** Whether this command has to do with a task or an instance that began with this version. */
    private boolean isOfWhatRuns(String id) {
        return Stream.concat(
                        getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                                .map(TaskEntity::getProcessDefinitionId),
                        getDbEntityManager().getCachedEntitiesByType(ExecutionEntity.class).stream()
                                .map(ExecutionEntity::getProcessDefinitionId))
                .anyMatch(id::equals);
    }
}
