package org.drumbeat.workflow;

import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cmd.ActivateProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendProcessInstanceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.impl.runtime.UpdateProcessInstanceSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * Suspends and resumes the parts of an instance together with it, however that is requested: an admin who pauses a candidacy
 * means all of it. A part is a process that the instance calls with its own business key; what has another, such as a field
 * visit, goes on.
 */
final class PausedParts extends ExecutionManager {

    @Override
    public void updateExecutionSuspensionStateByProcessInstanceId(String instance, SuspensionState state) {
        super.updateExecutionSuspensionStateByProcessInstanceId(instance, state);
        ExecutionEntity whole = findExecutionById(instance);
        if (whole == null || whole.getBusinessKey() == null) {
            return;
        }
        CommandContext context = Context.getCommandContext();
        ProcessInstanceQueryImpl parts = new ProcessInstanceQueryImpl();
        parts.superProcessInstanceId(instance).processInstanceBusinessKey(whole.getBusinessKey());
        context.runWithoutAuthorization(() -> {
            for (ProcessInstance part : findProcessInstancesByQueryCriteria(parts, null)) {
                command(part.getId(), state).execute(context);
            }
            return null;
        });
    }

    private static Command<Void> command(String instance, SuspensionState state) {
        UpdateProcessInstanceSuspensionStateBuilderImpl which = new UpdateProcessInstanceSuspensionStateBuilderImpl();
        which.byProcessInstanceId(instance);
        return state.equals(SuspensionState.SUSPENDED)
                ? new SuspendProcessInstanceCmd(which)
                : new ActivateProcessInstanceCmd(which);
    }
}
