package org.drumbeat.workflow;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How systems reach the processes: they start one, or send it a message. Whoever calls has checked that they may. */
@Component
public class Processes {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final ObjectProvider<RuntimeService> runtime;

    Processes(ObjectProvider<ProcessEngineConfigurationImpl> engine, ObjectProvider<RuntimeService> runtime) {
        this.engine = engine;
        this.runtime = runtime;
    }

    /** Starts the newest version of a process, about the aggregate with this id, in the caller's transaction. */
    public void start(String process, String businessKey, Facts facts) {
        engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() ->
                        runtime.getObject().startProcessInstanceByKey(process, businessKey, facts.asVariables())));
    }
}
