package org.drumbeat.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;

/** An execution waits at one task, so there is no other to look for once a command has read it. */
final class KnownTasks extends TaskManager {

    @Override
    public List<TaskEntity> findTasksByExecutionId(String executionId) {
        List<TaskEntity> known = new ArrayList<>(getDbEntityManager().getCachedEntitiesByType(TaskEntity.class));
        // One that is only just being created is not in the database, where the engine would look.
        known.removeIf(task -> task.getRevision() == 0 || !executionId.equals(task.getExecutionId()));
        return known.isEmpty() ? super.findTasksByExecutionId(executionId) : known;
    }
}
