package org.drumbeat.workflow;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Refuses anybody a task does not concern, where the engine itself does not check: it concerns admins and the person whose
 * it is, or was when it was completed. What the application does itself is let through, whoever requested it.
 */
final class CheckConcerned implements Command<Void> {

    private final String taskId;

    CheckConcerned(String taskId) {
        this.taskId = taskId;
    }

    @Override
    public Void execute(CommandContext engine) {
        if (Caller.of(engine).filter(person -> !isTheirs(person, engine)).isPresent() && !isAdmin(engine)) {
            throw new AuthorizationException("Only the person whose task this is sees it.");
        }
        return null;
    }

    private boolean isTheirs(String person, CommandContext engine) {
        TaskEntity task = engine.getTaskManager().findTaskById(taskId);
        if (task != null) {
            return OpenTask.of(task, engine).isPresent();
        }
        HistoricTaskInstance done = engine.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(taskId);
        return done != null && person.equals(done.getAssignee());
    }

    private static boolean isAdmin(CommandContext engine) {
        return engine.getAuthorizationManager()
                .isAuthorized(
                        ProcessDefinitionPermissions.READ_TASK_VARIABLE,
                        Resources.PROCESS_DEFINITION,
                        Authorization.ANY);
    }
}
