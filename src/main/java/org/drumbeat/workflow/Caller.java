package org.drumbeat.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Whoever asks the engine for something and is to be checked. */
final class Caller {

    private Caller() {}

    /** Nothing where it is the application that asks, be it on somebody's request: a step of a process, {@link AsSystem}. */
    static Optional<String> of(CommandContext engine) {
        return engine.isAuthorizationCheckEnabled()
                ? Optional.ofNullable(engine.getAuthenticatedUserId())
                : Optional.empty();
    }

    /** Whether a person asks who is no admin: admins alone may change every task. */
    static boolean isNoAdmin(CommandContext engine) {
        return of(engine).isPresent()
                && !engine.getAuthorizationManager()
                        .isAuthorized(Permissions.UPDATE, Resources.TASK, Authorization.ANY);
    }
}
