package org.drumbeat.workflow;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * How systems reach the processes: they start one, or send it a message. Whoever calls has checked that they may; what
 * follows is the system's work, not the caller's.
 */
@Component
public class Processes {

    private final SystemWork system;
    private final ObjectProvider<RuntimeService> runtime;

    Processes(SystemWork system, ObjectProvider<RuntimeService> runtime) {
        this.system = system;
        this.runtime = runtime;
    }

    /**
     * Sends a message to the one process about the aggregate with this id that waits for it, in the caller's transaction.
     *
     * @param payload what the receiver learns with it
     * @return false where no process waits for it, and nothing happened
     */
    public boolean send(String message, String businessKey, Facts payload) {
        return system.call(() -> !runtime.getObject()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .setVariables(payload.asVariables())
                .correlateAllWithResult()
                .isEmpty());
    }

    /**
     * Sends a message that is about no aggregate to every process that begins with it, in the caller's transaction; where an
     * admin has paused them or drawn them otherwise, nothing happens.
     */
    public void announce(String message) {
        system.call(() -> runtime.getObject().createMessageCorrelation(message).correlateAllWithResult());
    }

    /** Starts the newest version of a process, about the aggregate with this id, in the caller's transaction. */
    public void start(String process, String businessKey, Facts facts) {
        system.call(() -> runtime.getObject().startProcessInstanceByKey(process, businessKey, facts.asVariables()));
    }
}
