package org.drumbeat.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** The person whose request to the engine has to be checked. */
final class Caller {

    private Caller() {}

    /** Empty when the application itself asks, even on somebody's behalf: a step of a process, {@link AsSystem}. */
    static Optional<String> of(CommandContext engine) {
        return engine.isAuthorizationCheckEnabled()
                ? Optional.ofNullable(engine.getAuthenticatedUserId())
                : Optional.empty();
    }

    /** Whether the caller is a person who is not an admin: only admins may change every task. */
    static boolean isNoAdmin(CommandContext engine) {
        return of(engine).isPresent()
                && !engine.getAuthorizationManager()
                        .isAuthorized(Permissions.UPDATE, Resources.TASK, Authorization.ANY);
    }
}
