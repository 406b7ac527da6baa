package org.drumbeat.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.ExecutionQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.impl.runtime.DefaultCorrelationHandler;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.VariableInstance;

/**
 * Finds the receivers that wait for a message, however it is sent. The engine overlooks suspended ones, so the message would
 * be lost on them; here they are found, and the message is refused until they are resumed. Signals: {@link SignalReceivers}.
 */
final class Receivers extends DefaultCorrelationHandler {

    /** As many as fit a sentence. */
    private static final int NAMED = 3;

    /**
     * The running instances that wait for a message.
     *
     * @param businessKey theirs; null for any
     * @throws Refused where one of them is suspended
     */
    List<ExecutionEntity> waiting(CommandContext context, String message, String businessKey) {
        ExecutionQueryImpl query = waitingFor(message);
        if (businessKey != null) {
            query.processInstanceBusinessKey(businessKey);
        }
        return active(context, message, query.evaluateExpressionsAndExecuteList(context, null));
    }

    /**
     * The receivers of a message for which one of these variables has this value. A variable is taken as the waiting part
     * sees it: its own, such as the person of one of several parallel parts, else that of the scope around it, up to the
     * instance.
     *
     * @throws Refused where one of them is suspended
     */
    List<ExecutionEntity> waiting(CommandContext context, String message, List<String> variables, Object value) {
        Map<String, Execution> wherever = new LinkedHashMap<>();
        for (String variable : variables) {
            ExecutionQueryImpl query = waitingFor(message);
            query.processVariableValueEquals(variable, value);
            query.evaluateExpressionsAndExecuteList(context, null)
                    .forEach(execution -> wherever.put(execution.getId(), execution));
        }
        Collection<Execution> found = wherever.values();
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, Map<String, Object>>> values = values(context, variables, found);
        return active(
                context,
                message,
                found.stream()
                        .filter(execution -> variables.stream()
                                .anyMatch(variable -> value.equals(seen(
                                        (ExecutionEntity) execution,
                                        values.getOrDefault(variable, Map.of())
                                                .getOrDefault(execution.getProcessInstanceId(), Map.of())))))
                        .toList());
    }

    /** By name of the variable, instance, and the part of it that the variable is of. */
    private static Map<String, Map<String, Map<String, Object>>> values(
            CommandContext context, List<String> variables, Collection<Execution> found) {
        VariableInstanceQueryImpl query = new VariableInstanceQueryImpl();
        query.variableNameIn(variables.toArray(String[]::new));
        query.processInstanceIdIn(
                found.stream().map(Execution::getProcessInstanceId).distinct().toArray(String[]::new));
        query.disableBinaryFetching();
        query.disableCustomObjectDeserialization();
        Map<String, Map<String, Map<String, Object>>> values = new HashMap<>();
        for (VariableInstance variable : query.evaluateExpressionsAndExecuteList(context, null)) {
            if (variable.getTaskId() == null) {
                values.computeIfAbsent(variable.getName(), name -> new HashMap<>())
                        .computeIfAbsent(variable.getProcessInstanceId(), instance -> new HashMap<>())
                        .put(variable.getExecutionId(), variable.getValue());
            }
        }
        return values;
    }

    /** @param values of one variable in the instance, by the part that it is of */
    private static Object seen(ExecutionEntity waiting, Map<String, Object> values) {
        boolean ofTheInstanceAlone = values.size() == 1 && values.containsKey(waiting.getProcessInstanceId());
        if (ofTheInstanceAlone) {
            return values.get(waiting.getProcessInstanceId());
        }
        return Stream.iterate(waiting, scope -> scope != null, ExecutionEntity::getParent)
                .map(ExecutionEntity::getId)
                .filter(values::containsKey)
                .findFirst()
                .map(values::get)
                .orElse(null);
    }

    /**
     * The processes that begin with a message.
     *
     * @throws Refused where one of them is suspended
     */
    List<CorrelationHandlerResult> beginning(CommandContext context, String message) {
        return beginning(
                context,
                message,
                context.getEventSubscriptionManager().findMessageStartEventSubscriptionByName(message));
    }

    @Override
    protected List<CorrelationHandlerResult> correlateMessageToExecutions(
            CommandContext context, String message, CorrelationSet asked) {
        ExecutionQueryImpl query = waitingFor(message);
        if (asked.getCorrelationKeys() != null) {
            asked.getCorrelationKeys().forEach(query::processVariableValueEquals);
        }
        if (asked.getLocalCorrelationKeys() != null) {
            asked.getLocalCorrelationKeys().forEach(query::variableValueEquals);
        }
        if (asked.getBusinessKey() != null) {
            query.processInstanceBusinessKey(asked.getBusinessKey());
        }
        if (asked.getProcessInstanceId() != null) {
            query.processInstanceId(asked.getProcessInstanceId());
        }
        if (asked.isTenantIdSet() && asked.getTenantId() == null) {
            query.withoutTenantId();
        } else if (asked.isTenantIdSet()) {
            query.tenantIdIn(asked.getTenantId());
        }
        return active(context, message, query.evaluateExpressionsAndExecuteList(context, null)).stream()
                .map(CorrelationHandlerResult::matchedExecution)
                .toList();
    }

    @Override
    protected List<CorrelationHandlerResult> correlateStartMessageByEventSubscription(
            CommandContext context, String message, CorrelationSet asked) {
        return beginning(context, message, findMessageStartEventSubscriptions(context, message, asked));
    }

    private static ExecutionQueryImpl waitingFor(String message) {
        ExecutionQueryImpl query = new ExecutionQueryImpl();
        if (message == null) {
            query.messageEventSubscription();
        } else {
            query.messageEventSubscriptionName(message);
        }
        return query;
    }

    /**
     * For a signal, which reaches everything that waits for it or begins with it.
     *
     * @param found the events that the engine would tell of it
     * @throws Refused where a receiver is suspended
     */
    void refuseSuspended(CommandContext context, String signal, List<EventSubscriptionEntity> found) {
        ExecutionQueryImpl suspended = new ExecutionQueryImpl();
        suspended.signalEventSubscriptionName(signal).suspended();
        active(context, signal, suspended.evaluateExpressionsAndExecuteList(context, null));
        beginning(
                context,
                signal,
                found.stream().filter(event -> event.getExecutionId() == null).toList());
    }

    /** Those that still exist and are not suspended. */
    private static List<ExecutionEntity> active(CommandContext context, String message, List<Execution> found) {
        List<ExecutionEntity> waiting = found.stream()
                .map(ExecutionEntity.class::cast)
                .filter(execution -> !context.getDbEntityManager().isDeleted(execution))
                .toList();
        refuse(message, waiting.stream().filter(ExecutionEntity::isSuspended).map(Receivers::named));
        return waiting;
    }

    private static List<CorrelationHandlerResult> beginning(
            CommandContext context, String message, List<EventSubscriptionEntity> events) {
        DeploymentCache deployed = context.getProcessEngineConfiguration().getDeploymentCache();
        List<CorrelationHandlerResult> begins = events.stream()
                .map(event -> CorrelationHandlerResult.matchedProcessDefinition(
                        // As it is now, even where the sender is an instance of the same process (KnownModels).
                        deployed.resolveProcessDefinition(context.getProcessDefinitionManager()
                                .findLatestProcessDefinitionById(event.getConfiguration())),
                        event.getActivityId()))
                .toList();
        refuse(
                message,
                begins.stream()
                        .map(CorrelationHandlerResult::getProcessDefinitionEntity)
                        .filter(ProcessDefinitionEntity::isSuspended)
                        .map(process -> "the process “" + process.getKey() + "”, which begins with it"));
        return begins;
    }

    private static String named(ExecutionEntity waiting) {
        String key = waiting.getProcessBusinessKey();
        return "the process “" + waiting.getProcessDefinition().getKey() + "” "
                + (key == null ? "of the id " + waiting.getProcessInstanceId() : "of the business key " + key);
    }

    private static void refuse(String message, Stream<String> suspended) {
        List<String> who = suspended.distinct().toList();
        if (who.isEmpty()) {
            return;
        }
        List<String> named = new ArrayList<>(who.subList(0, Math.min(NAMED, who.size())));
        if (who.size() > NAMED) {
            named.add((who.size() - NAMED) + " more");
        }
        throw new Refused(Refusal.unheard("“" + message + "” should reach "
                + named.stream().collect(Collectors.joining(", "))
                + (who.size() == 1 ? ". It is suspended" : ". They are suspended")
                + ", so nothing was done. Try again once an admin has resumed "
                + (who.size() == 1 ? "it" : "them")
                + " in Cockpit."));
    }
}
