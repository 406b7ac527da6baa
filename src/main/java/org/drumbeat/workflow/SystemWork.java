package org.drumbeat.workflow;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets the application do several things with the engine's services by its own right, whoever is logged in. They are one
 * command in the caller's transaction: what they write is sent in batches when all is done, and a query sees nothing of it
 * before.
 */
@Component
public class SystemWork {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    SystemWork(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    /** @throws Refusal where somebody else changed the same at the same moment */
    public void run(Runnable work) {
        try {
            engine.getObject()
                    .getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(() -> {
                        work.run();
                        return null;
                    }));
        } catch (OptimisticLockingException lostRace) {
            throw Refusal.conflict(Recording.LOST_RACE);
        }
    }
}
