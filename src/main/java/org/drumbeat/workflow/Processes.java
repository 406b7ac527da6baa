package org.drumbeat.workflow;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * How systems reach the processes: they start one, or tell it something, in the caller's transaction. The caller has already
 * checked permission; what follows is done as the system, not as the caller. If it throws, the transaction is lost, so that
 * nothing is recorded without a process hearing of it.
 */
@Component
public class Processes {

    private final AsSystem system;
    private final Messages messages;
    private final ObjectProvider<RuntimeService> runtime;
    private final ObjectProvider<RepositoryService> repository;

    Processes(
            AsSystem system,
            Messages messages,
            ObjectProvider<RuntimeService> runtime,
            ObjectProvider<RepositoryService> repository) {
        this.system = system;
        this.messages = messages;
        this.runtime = runtime;
        this.repository = repository;
    }

    /**
     * Sends a message to the process about the aggregate with this id that waits for it.
     *
     * @param payload what the receiver learns with it
     * @throws Refusal where no process waits for it, or the one that does is suspended
     */
    public void tell(String message, String businessKey, Facts payload) {
        if (!isHeard(message, businessKey, payload)) {
            throw Refusal.unheard("No process waits for “" + message + "” at the moment, so nothing was recorded."
                    + " Try again in a few minutes; where that does not help, ask an admin to look at the process of the"
                    + " business key " + businessKey + " in Cockpit.");
        }
    }

    /**
     * The same for messages that are valid even when no process waits for them any longer.
     *
     * @throws Refusal where one waits for it and is suspended
     */
    public void tellWhereAwaited(String message, String businessKey, Facts payload) {
        isHeard(message, businessKey, payload);
    }

    private boolean isHeard(String message, String businessKey, Facts payload) {
        return asked(() -> {
            Messages.Found found = messages.find(message, businessKey);
            messages.deliver(found, payload.asVariables());
            return found.count() > 0;
        });
    }

    /**
     * Begins every process that starts with this message and is not suspended; where there is none, nothing happens. It is
     * for what those processes would find later even without the message.
     */
    public void beginWherePossible(String message) {
        asked(() -> {
            repository
                    .getObject()
                    .createProcessDefinitionQuery()
                    .messageEventSubscriptionName(message)
                    .active()
                    .unlimitedList()
                    .forEach(process -> runtime.getObject()
                            .createMessageCorrelation(message)
                            .processDefinitionId(process.getId())
                            .correlateStartMessage());
            return null;
        });
    }

    /**
     * Starts the newest version of a process, about the aggregate with this id.
     *
     * @throws Refusal where it is suspended
     */
    public void start(String process, String businessKey, Facts facts) {
        asked(() -> {
            try {
                return runtime.getObject().startProcessInstanceByKey(process, businessKey, facts.asVariables());
            } catch (SuspendedEntityInteractionException suspended) {
                throw new Refused(Refusal.unheard("The process “" + process + "” is suspended, so nothing was recorded."
                        + " Try again once an admin has resumed it in Cockpit."));
            }
        });
    }

    /** Every value that a fact has in any part of the running instances of a process. */
    public Set<String> everyValue(String process, Fact<String> fact) {
        return asked(() -> {
            List<String> instances =
                    runtime
                            .getObject()
                            .createProcessInstanceQuery()
                            .processDefinitionKey(process)
                            .unlimitedList()
                            .stream()
                            .map(ProcessInstance::getId)
                            .toList();
            return instances.isEmpty()
                    ? Set.of()
                    : runtime
                            .getObject()
                            .createVariableInstanceQuery()
                            .variableName(fact.name())
                            .processInstanceIdIn(instances.toArray(String[]::new))
                            .unlimitedList()
                            .stream()
                            .map(VariableInstance::getValue)
                            .map(fact::typed)
                            .collect(Collectors.toSet());
        });
    }

    private <T> T asked(Supplier<T> work) {
        try {
            return system.call(work);
        } catch (Refused refused) {
            throw refused.refusal();
        }
    }
}
