package org.drumbeat.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;

/**
 * Binds a form to the bean of its id: what the bean shows becomes the values of the form, and answers that fit the form
 * are bound to the bean's own record. Knows no task and no process.
 */
@Component
class Forms {

    /** Of a text in the engine's tables. */
    private static final int LONGEST_VARIABLE = 4000;

    private static final int LONGEST_NAME = 255;

    private final ConfigurableListableBeanFactory beans;
    private final ObjectMapper json;
    private final Clock clock;

    Forms(ConfigurableListableBeanFactory beans, ObjectMapper json, Clock clock) {
        this.beans = beans;
        this.json = json;
        this.clock = clock;
    }

    /** The bean of a task's form, or nothing: an admin drew the form. */
    Optional<TaskForm<?, ?>> taskForm(FormSchema schema) {
        return taskForm(schema.id());
    }

    /** The bean of a task's form by the form's id, or nothing: an admin drew the form. */
    Optional<TaskForm<?, ?>> taskForm(String id) {
        return bean(id, TaskForm.class).map(form -> (TaskForm<?, ?>) form);
    }

    /** The bean of a start form, or nothing: an admin drew the form. */
    Optional<StartForm<?, ?>> startForm(FormSchema schema) {
        return bean(schema.id(), StartForm.class).map(form -> (StartForm<?, ?>) form);
    }

    private <F> Optional<F> bean(String id, Class<F> kind) {
        return beans.containsBean(id) && beans.isTypeMatch(id, kind)
                ? Optional.of(beans.getBean(id, kind))
                : Optional.empty();
    }

    /** What a form shows, as variables that are only sent and never stored. */
    VariableMap shown(TaskForm<?, ?> form, TaskView task) {
        VariableMap values = Variables.createVariables();
        tree(form.show(task))
                .properties()
                .forEach(field -> values.putValueTyped(field.getKey(), typed(field.getValue())));
        return values;
    }

    byte[] shown(StartForm<?, ?> form, FormSchema schema, String person) {
        return schema.filledWith(tree(form.show(person)));
    }

    <A> Facts record(TaskForm<?, A> form, FormSchema schema, TaskView task, VariableMap submitted) {
        ObjectNode answers = accept(schema, submitted, () -> tree(form.show(task)));
        return PrivateFailures.quietly(
                schema.id(), () -> form.record(task, bind(schema.id(), form, TaskForm.class, answers)));
    }

    <A> StartForm.Started record(StartForm<?, A> form, FormSchema schema, String person, VariableMap submitted) {
        ObjectNode answers = accept(schema, submitted, () -> tree(form.show(person)));
        return PrivateFailures.quietly(
                schema.id(), () -> form.record(person, bind(schema.id(), form, StartForm.class, answers)));
    }

    /**
     * Answers to a form without a bean, as they become variables: all that was submitted, its texts tidied.
     *
     * @throws Refusal where they do not fit the form, or the engine could not store them
     */
    VariableMap checked(FormSchema schema, VariableMap submitted, Supplier<Map<String, Object>> variables) {
        ObjectNode answers = answers(submitted);
        ObjectNode accepted =
                schema.accept(answers, () -> json.valueToTree(variables.get()), LocalDate.now(clock), LONGEST_VARIABLE);
        VariableMap checked = Variables.fromMap(submitted);
        accepted.properties().forEach(answer -> {
            JsonNode tidied = tidied(answers.get(answer.getKey()), answer.getValue());
            if (!tidied.equals(answers.get(answer.getKey()))) {
                checked.putValueTyped(answer.getKey(), typed(tidied));
            }
        });
        return requireStorable(checked);
    }

    /**
     * What completes a task or starts a process that has no form.
     *
     * @throws Refusal where the engine could not store it
     */
    static VariableMap requireStorable(VariableMap variables) {
        variables.forEach((key, value) -> {
            if (key.length() > LONGEST_NAME) {
                throw Refusal.invalid("The name of a variable can have at most " + LONGEST_NAME + " characters.");
            }
            if (value instanceof String text && text.length() > LONGEST_VARIABLE) {
                throw Refusal.invalid(
                        "The answer to “" + key + "” can have at most " + LONGEST_VARIABLE + " characters.");
            }
        });
        return variables;
    }

    /** What was submitted, with the texts that were accepted in place of those that were typed. */
    private static JsonNode tidied(JsonNode submitted, JsonNode accepted) {
        if (submitted instanceof ObjectNode fields && accepted.isObject()) {
            ObjectNode all = fields.deepCopy();
            accepted.properties()
                    .forEach(field -> all.set(field.getKey(), tidied(fields.path(field.getKey()), field.getValue())));
            return all;
        }
        if (submitted instanceof ArrayNode rows && accepted.isArray() && rows.size() == accepted.size()) {
            ArrayNode all = rows.deepCopy();
            for (int i = 0; i < rows.size(); i++) {
                all.set(i, tidied(rows.get(i), accepted.get(i)));
            }
            return all;
        }
        return accepted.isTextual() ? accepted : submitted == null || submitted.isMissingNode() ? accepted : submitted;
    }

    private ObjectNode answers(VariableMap submitted) {
        ObjectNode answers = json.createObjectNode();
        submitted.keySet().forEach(key -> answers.set(key, tree(key, submitted.getValueTyped(key))));
        return answers;
    }

    private ObjectNode accept(FormSchema schema, VariableMap submitted, Supplier<ObjectNode> shown) {
        return schema.accept(answers(submitted), shown, LocalDate.now(clock), Integer.MAX_VALUE);
    }

    private <A> A bind(String id, Object form, Class<?> kind, ObjectNode answers) {
        // What a method gives knows its records only by the method.
        ResolvableType bean = Stream.concat(Stream.of(id), Arrays.stream(beans.getAliases(id)))
                .filter(beans::containsBeanDefinition)
                .findFirst()
                .map(name -> beans.getMergedBeanDefinition(name).getResolvableType())
                .orElseGet(() -> ResolvableType.forInstance(form));
        ResolvableType answersType = bean.as(kind).getGeneric(1);
        try {
            return json.readValue(json.treeAsTokens(answers), json.constructType(answersType.getType()));
        } catch (IOException e) {
            // Without its cause, whose message repeats the answers.
            throw Refusal.invalid("The answers cannot be read: one of them is not of the kind that the form asks for.");
        }
    }

    private ObjectNode tree(Object shown) {
        return json.valueToTree(shown);
    }

    private JsonNode tree(String key, TypedValue answer) {
        if (answer instanceof SerializableValue serialized && serialized.getValueSerialized() != null) {
            try {
                return json.readTree(serialized.getValueSerialized());
            } catch (JsonProcessingException e) {
                throw Refusal.invalid("The answer to “" + key + "” is no JSON.");
            }
        }
        Object plain = answer.getValue();
        if (plain == null
                || plain instanceof String
                || plain instanceof Number
                || plain instanceof Boolean
                || plain instanceof List
                || plain instanceof Map) {
            return json.valueToTree(plain);
        }
        throw Refusal.invalid("The answer to “" + key + "” must be a text, a number, yes or no, or JSON.");
    }

    private static TypedValue typed(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> Variables.stringValue(value.asText());
            case BOOLEAN -> Variables.booleanValue(value.asBoolean());
            case NUMBER ->
                value.isIntegralNumber()
                        ? Variables.longValue(value.longValue())
                        : Variables.doubleValue(value.doubleValue());
            case NULL, MISSING -> Variables.untypedNullValue();
            default -> SpinValues.jsonValue(value.toString()).create();
        };
    }
}
