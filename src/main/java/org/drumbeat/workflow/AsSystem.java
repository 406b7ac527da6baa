package org.drumbeat.workflow;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets the application do several things with the engine's services by its own right, whoever is logged in: the engine
 * neither checks nor knows whose request it was. They are one command in the caller's transaction: what they write is sent
 * in batches when all is done, and a query sees nothing of it before.
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
        } catch (OptimisticLockingException lostRace) {
            throw Refusal.conflict(PrivateFailures.LOST_RACE);
        }
    }

    /** The same for what answers something; a lost race is the caller's. */
    <T> T call(Supplier<T> work) {
        IdentityServiceImpl identity = (IdentityServiceImpl) engine.getObject().getIdentityService();
        Authentication caller = identity.getCurrentAuthentication();
        // Not only unchecked: what asks who is there, such as whose comment it is, must not find the person either.
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
