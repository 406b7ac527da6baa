package org.drumbeat.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;

/** Reads the variables of a task, which has few of its own or none, together with those of its instance. */
final class VariablesAtOnce extends VariableInstanceManager {

    private final Map<String, List<VariableInstanceEntity>> read = new HashMap<>();

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByTaskId(String taskId) {
        TaskEntity task = getDbEntityManager().getCachedEntity(TaskEntity.class, taskId);
        return task == null || task.getProcessInstanceId() == null
                ? super.findVariableInstancesByTaskId(taskId)
                : read
                        .computeIfAbsent(task.getProcessInstanceId(), this::findVariableInstancesByProcessInstanceId)
                        .stream()
                        .filter(variable -> taskId.equals(variable.getTaskId()))
                        .toList();
    }

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByExecutionId(String executionId) {
        ExecutionEntity execution = getDbEntityManager().getCachedEntity(ExecutionEntity.class, executionId);
        List<VariableInstanceEntity> known = execution == null ? null : read.get(execution.getProcessInstanceId());
        return known == null
                ? super.findVariableInstancesByExecutionId(executionId)
                : known.stream()
                        .filter(variable ->
                                variable.getTaskId() == null && executionId.equals(variable.getExecutionId()))
                        .toList();
    }
}
