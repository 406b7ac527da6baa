package org.drumbeat.workflow;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Sends a message from one process to another, as the diagram says: a throwing event, an end event or a send task that
 * names its message and is bound to {@code ${sendMessage}}.
 *
 * <p>Its {@code camunda:properties}: {@code to}, whom it is for, an expression for the receiver's business key or
 * {@code variable = expression} for what the receiver must have; {@code payload}, the names of the variables that go with
 * it where they are set, separated by commas; {@code all = true}, every waiting instance; {@code optional = true}, nobody
 * waiting is fine.
 */
@Component("sendMessage")
class SendMessageDelegate implements JavaDelegate {

    private final RuntimeService runtime;

    SendMessageDelegate(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @throws IllegalStateException where not exactly one instance received it; the job's incident then shows that */
    @Override
    public void execute(DelegateExecution execution) {
        BaseElement element = execution.getBpmnModelElementInstance();
        String message = messageOf(element);
        MessageCorrelationBuilder correlation = runtime.createMessageCorrelation(message);
        address(correlation, property(element, "to"), execution);
        for (String variable : list(property(element, "payload"))) {
            if (execution.hasVariable(variable)) {
                correlation.setVariable(variable, execution.getVariable(variable));
            }
        }
        List<MessageCorrelationResult> receivers = correlation.correlateAllWithResult();
        boolean all = is(element, "all");
        boolean enough = all ? !receivers.isEmpty() : receivers.size() == 1;
        if (!enough && !(receivers.isEmpty() && is(element, "optional"))) {
            throw new IllegalStateException("The message '" + message + "' should reach "
                    + (all ? "at least one process" : "exactly one process") + " and reached " + receivers.size());
        }
    }

    private static void address(MessageCorrelationBuilder correlation, String to, DelegateExecution execution) {
        if (to == null) {
            return;
        }
        int equals = to.startsWith("$") || to.startsWith("#") ? -1 : to.indexOf('=');
        String expression = to.substring(equals + 1).trim();
        Object value = Context.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression(expression)
                .getValue(execution);
        if (value == null) {
            throw new IllegalStateException("Nothing to address the message to: " + expression + " is empty");
        }
        if (equals < 0) {
            correlation.processInstanceBusinessKey(value.toString());
        } else {
            correlation.processInstanceVariableEquals(to.substring(0, equals).trim(), value);
        }
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
