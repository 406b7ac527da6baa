package org.drumbeat.workflow;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;

/**
 * Finds the receivers of a signal. As with messages ({@link Receivers}), the engine would overlook the suspended ones; here
 * nobody gets the signal until everybody can.
 */
final class SignalReceivers extends EventSubscriptionManager {

    @Override
    public List<EventSubscriptionEntity> findSignalEventSubscriptionsByEventName(String signal) {
        return active(signal, super.findSignalEventSubscriptionsByEventName(signal));
    }

    @Override
    public List<EventSubscriptionEntity> findSignalEventSubscriptionsByEventNameAndTenantId(
            String signal, String tenant) {
        return active(signal, super.findSignalEventSubscriptionsByEventNameAndTenantId(signal, tenant));
    }

    @Override
    public List<EventSubscriptionEntity> findSignalEventSubscriptionsByEventNameAndTenantIdIncludeWithoutTenantId(
            String signal, String tenant) {
        return active(
                signal, super.findSignalEventSubscriptionsByEventNameAndTenantIdIncludeWithoutTenantId(signal, tenant));
    }

    /** @throws Refused where another one, which these leave out, is suspended */
    private static List<EventSubscriptionEntity> active(String signal, List<EventSubscriptionEntity> found) {
        CommandContext context = Context.getCommandContext();
        Receivers receivers =
                (Receivers) context.getProcessEngineConfiguration().getCorrelationHandler();
        context.runWithoutAuthorization(() -> {
            receivers.refuseSuspended(context, signal, found);
            return null;
        });
        return found;
    }
}
