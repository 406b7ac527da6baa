package org.drumbeat.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A form as it is deployed (the JSON of Camunda Forms): which bean it belongs to, and which answers fit it. */
final class FormSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode schema;

    private FormSchema(JsonNode schema) {
        this.schema = schema;
    }

    /** @throws IllegalStateException where it is no JSON; the engine deploys no such form */
    static FormSchema read(InputStream form) {
        try (form) {
            return new FormSchema(JSON.readTree(form));
        } catch (IOException e) {
            throw new IllegalStateException("A deployed form is no JSON", e);
        }
    }

    /** The id of the form, which is the name of its bean. */
    String id() {
        return schema.path("id").asText();
    }

    /** Whether what somebody writes in it may be kept before they hand it in; a form says no by a property of its own. */
    boolean keepsDrafts() {
        return !"none".equals(schema.path("properties").path("draft").asText());
    }

    /**
     * The answers without what the person could not write: fields that are read-only, disabled or hidden.
     *
     * @param shown what the form showed, asked for only where a condition of the form needs it
     * @param longest how many characters an answer can have where its field says nothing
     * @throws Refusal naming every field that is missing, unknown or does not fit
     */
    ObjectNode accept(ObjectNode answers, Supplier<ObjectNode> shown, LocalDate today, int longest) {
        return AnswerCheck.of(
                schema.path("components"),
                answers,
                hasConditions() ? shown.get() : JSON.createObjectNode(),
                today,
                longest);
    }

    private boolean hasConditions() {
        return Stream.of("hide", "readonly", "required", "min", "max", "minLength", "maxLength")
                .flatMap(rule -> schema.findValues(rule).stream())
                .anyMatch(rule -> rule.asText().startsWith("="));
    }

    /**
     * The same form with choices and defaults written into it, as Tasklist loads no data for a start form.
     *
     * @param shown by key: a default; by {@code valuesKey}: a list of {@link Choice}s
     */
    byte[] filledWith(ObjectNode shown) {
        JsonNode filled = schema.deepCopy();
        fill(filled, shown);
        try {
            return JSON.writeValueAsBytes(filled);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The form " + id() + " cannot be written", e);
        }
    }

    private static void fill(JsonNode parent, ObjectNode shown) {
        for (JsonNode component : parent.path("components")) {
            ObjectNode field = (ObjectNode) component;
            JsonNode choices = shown.get(field.path("valuesKey").asText());
            if (choices != null) {
                field.remove("valuesKey");
                field.set("values", choices);
            }
            JsonNode value = shown.get(field.path("key").asText());
            if (value != null && !value.isNull()) {
                field.set("defaultValue", value);
            }
            fill(field, shown);
        }
    }
}
