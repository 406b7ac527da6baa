package org.drumbeat.workflow;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** Whoever has a task may see it, its variables and work on it ({@link TaskPermissions}): nothing has to be looked up. */
final class AssigneesRights extends AuthorizationCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
        if (!isTheCallers(task)) {
            super.checkReadTask(task);
        }
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        if (!isTheCallers(task)) {
            super.checkReadTaskVariable(task);
        }
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        if (!isTheCallers(task)) {
            super.checkTaskWork(task);
        }
    }

    /** Both rights in one statement. */
    @Override
    public void checkCreateProcessInstance(ProcessDefinition process) {
        getAuthorizationManager()
                .checkAuthorization(new PermissionCheckBuilder()
                        .conjunctive()
                        .atomicCheckForResourceId(Resources.PROCESS_INSTANCE, null, Permissions.CREATE)
                        .atomicCheckForResourceId(
                                Resources.PROCESS_DEFINITION,
                                process.getKey(),
                                ProcessDefinitionPermissions.CREATE_INSTANCE)
                        .build());
    }

    private static boolean isTheCallers(TaskEntity task) {
        return task.getAssignee() != null
                && task.getAssignee().equals(Context.getCommandContext().getAuthenticatedUserId());
    }
}
