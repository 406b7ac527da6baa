package org.drumbeat.workflow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.springframework.stereotype.Component;

/**
 * Sends a message from one process to another, as the diagram says: a throwing event, an end event or a send task that
 * names its message and is bound to {@code ${sendMessage}}.
 *
 * <p>Its {@code camunda:properties}: {@code to}, the receiver: either an expression for its business key, or
 * {@code variable = expression} for a variable as the receiver sees it where it waits, whether of its own part alone, such
 * as the {@code person} of one of several parallel parts, or of the instance; {@code or} between variables means that one of
 * them is enough: {@code rep or person = ${leaver}}; {@code payload}, the names of the variables that go with it where they
 * are set, separated by commas; {@code all = true}, everything that waits; {@code optional = true}, it is fine if nobody
 * waits. A suspended receiver is never skipped: nobody gets the message until that receiver can.
 */
@Component("sendMessage")
class SendMessageDelegate implements JavaDelegate {

    private final Messages messages;

    SendMessageDelegate(Messages messages) {
        this.messages = messages;
    }

    /**
     * @throws IllegalStateException unless there is exactly one receiver; the job's incident then shows that
     * @throws Refused where somebody who should receive it is suspended; the incident then says who
     */
    @Override
    public void execute(DelegateExecution execution) {
        BaseElement element = execution.getBpmnModelElementInstance();
        Messages.Found found = find(messageOf(element), property(element, "to"), execution);
        boolean all = is(element, "all");
        boolean enough = all ? found.count() > 0 : found.count() == 1;
        if (!enough && !(found.count() == 0 && is(element, "optional"))) {
            throw new IllegalStateException("The message '" + found.message() + "' should reach "
                    + (all ? "at least one process" : "exactly one process") + " and reached " + found.count());
        }
        Map<String, Object> payload = new HashMap<>();
        for (String variable : list(property(element, "payload"))) {
            if (execution.hasVariable(variable)) {
                payload.put(variable, execution.getVariable(variable));
            }
        }
        messages.deliver(found, payload);
    }

    private Messages.Found find(String message, String to, DelegateExecution execution) {
        if (to == null) {
            return messages.find(message, null);
        }
        MessageAddress address = MessageAddress.of(to)
                .orElseThrow(() -> new IllegalStateException("To whom the message goes cannot be read: " + to));
        Object value = Context.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression(address.expression())
                .getValue(execution);
        if (value == null) {
            throw new IllegalStateException("Nothing to address the message to: " + address.expression() + " is empty");
        }
        return address.variables().isEmpty()
                ? messages.find(message, value.toString())
                : messages.find(message, address.variables(), value);
    }

    private static String messageOf(BaseElement element) {
        Message message = element instanceof SendTask task
                ? task.getMessage()
                : element.getChildElementsByType(MessageEventDefinition.class)
                        .iterator()
                        .next()
                        .getMessage();
        return message.getName();
    }

    private static boolean is(BaseElement element, String property) {
        return Boolean.parseBoolean(property(element, property));
    }

    private static String property(BaseElement element, String name) {
        return Properties.of(element).get(name);
    }

    private static List<String> list(String names) {
        return names == null
                ? List.of()
                : Arrays.stream(names.split(",")).map(String::trim).toList();
    }
}
