package org.drumbeat.workflow;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets the application use the engine's services in its own right, whoever is logged in: the engine neither checks nor knows
 * whose request it was. Everything runs as one command in the caller's transaction: writes are sent in batches at the end,
 * and queries do not see them before that.
 */
@Component
public class AsSystem {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    AsSystem(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    /** @throws Refusal where somebody else changed the same at the same moment */
    public void run(Runnable work) {
        try {
            call(() -> {
                work.run();
                return null;
            });
        } catch (ProcessEngineException failure) {
            if (LostRace.isCauseOf(failure)) {
                throw Refusal.conflict(LostRace.SENTENCE);
            }
            throw failure;
        }
    }

    /** The same for work that returns something; handling a lost race is up to the caller. */
    <T> T call(Supplier<T> work) {
        IdentityServiceImpl identity = (IdentityServiceImpl) engine.getObject().getIdentityService();
        Authentication caller = identity.getCurrentAuthentication();
        // Skipping checks is not enough: code that asks who is logged in, as for a comment's author, must find nobody.
        identity.clearAuthentication();
        try {
            return engine.getObject()
                    .getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(work::get));
        } finally {
            identity.setAuthentication(caller);
        }
    }
}
