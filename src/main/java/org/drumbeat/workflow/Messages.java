package org.drumbeat.workflow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Delivers messages to the instances that wait for them and the processes that begin with them, within an engine command.
 */
@Component
class Messages {

    private final ObjectProvider<RuntimeService> runtime;

    Messages(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    /**
     * A message and the receivers found for it.
     *
     * @param waiting what of running instances waits for it
     * @param beginning the processes that begin with it
     * @param businessKey of what begins; null for none
     */
    record Found(
            String message,
            List<EventSubscriptionEntity> waiting,
            List<CorrelationHandlerResult> beginning,
            String businessKey) {

        int count() {
            return waiting.size() + beginning.size();
        }
    }

    /**
     * Finds the receivers of a message: every process that begins with it, and what waits for it.
     *
     * @param businessKey of what waits; null for any
     * @throws Refused where one of them is suspended
     */
    Found find(String message, String businessKey) {
        CommandContext context = Context.getCommandContext();
        return found(context, message, receivers().waiting(context, message, businessKey), businessKey);
    }

    /**
     * The same for what waits where it sees this value in one of these variables.
     *
     * @throws Refused where one of them is suspended
     */
    Found find(String message, List<String> variables, Object value) {
        CommandContext context = Context.getCommandContext();
        return found(context, message, receivers().waiting(context, message, variables, value), null);
    }

    /** A receiver that the message itself ends before its turn is no longer waiting for it. */
    void deliver(Found found, Map<String, Object> variables) {
        CommandContext context = Context.getCommandContext();
        for (EventSubscriptionEntity waiting : found.waiting()) {
            if (!context.getDbEntityManager().isDeleted(waiting)) {
                waiting.eventReceived(variables, null, null, null, false);
            }
        }
        for (CorrelationHandlerResult begins : found.beginning()) {
            MessageCorrelationBuilder start = runtime.getObject()
                    .createMessageCorrelation(found.message())
                    .processDefinitionId(begins.getProcessDefinitionEntity().getId())
                    .setVariables(variables);
            if (found.businessKey() != null) {
                start.processInstanceBusinessKey(found.businessKey());
            }
            start.correlateStartMessage();
        }
    }

    private static Found found(
            CommandContext context, String message, List<ExecutionEntity> waiting, String businessKey) {
        return new Found(
                message,
                waiting.stream()
                        .flatMap(execution -> subscriptions(context, message, execution))
                        .toList(),
                receivers().beginning(context, message),
                businessKey);
    }

    private static Stream<EventSubscriptionEntity> subscriptions(
            CommandContext context, String message, ExecutionEntity execution) {
        return context
                .getEventSubscriptionManager()
                .findEventSubscriptionsByNameAndExecution(EventType.MESSAGE.name(), message, execution.getId(), false)
                .stream();
    }

    private static Receivers receivers() {
        return (Receivers) Context.getProcessEngineConfiguration().getCorrelationHandler();
    }
}
