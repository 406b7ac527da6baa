package org.drumbeat.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A form as it is deployed (the JSON of Camunda Forms): which bean it belongs to, and which answers fit it. */
final class FormSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a rule can say besides the keys of fields and texts. */
    private static final Set<String> WORDS = Set.of("not", "and", "or", "true", "false", "null");

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final byte[] file;
    private final JsonNode schema;

    private FormSchema(byte[] file, JsonNode schema) {
        this.file = file;
        this.schema = schema;
    }

    /** @throws IllegalStateException where it is no JSON; the engine deploys no such form */
    static FormSchema read(InputStream form) {
        try (form) {
            byte[] file = form.readAllBytes();
            return new FormSchema(file, JSON.readTree(file));
        } catch (IOException e) {
            throw new IllegalStateException("A deployed form is no JSON", e);
        }
    }

    /** Byte for byte. */
    InputStream asDeployed() {
        return new ByteArrayInputStream(file);
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
     * @param shown what the form showed, asked for only where a rule for an answer speaks of more than the answers
     * @param longest how many characters an answer can have where its field says nothing
     * @throws Refusal naming every field that is missing, unknown or does not fit
     */
    ObjectNode accept(ObjectNode answers, Supplier<ObjectNode> shown, LocalDate today, int longest) {
        return AnswerCheck.of(
                schema.path("components"),
                answers,
                speaksOfMoreThan(answers) ? shown.get() : JSON.createObjectNode(),
                today,
                longest);
    }

    /** Whether a rule of a field speaks of anything but these answers, as far as the person could give them. */
    private boolean speaksOfMoreThan(ObjectNode answers) {
        Set<String> known = new HashSet<>(WORDS);
        answers.fieldNames().forEachRemaining(known::add);
        fields(schema)
                .filter(field -> field.path("disabled").asBoolean() || field.hasNonNull("readonly"))
                .forEach(field -> known.remove(field.path("key").asText()));
        return fields(schema)
                .flatMap(FormSchema::rules)
                .flatMap(rule -> NAME.matcher(TEXT.matcher(rule).replaceAll("")).results())
                .anyMatch(name -> !known.contains(name.group()));
    }

    /** What answers are given in, and what holds it; a text or a table takes none. */
    private static Stream<JsonNode> fields(JsonNode parent) {
        return StreamSupport.stream(parent.path("components").spliterator(), false)
                .filter(component -> component.has("key") || component.has("path") || component.has("components"))
                .flatMap(component -> Stream.concat(Stream.of(component), fields(component)));
    }

    /** Those that are worked out. */
    private static Stream<String> rules(JsonNode field) {
        JsonNode validate = field.path("validate");
        return Stream.concat(
                        Stream.of(field.path("conditional").path("hide"), field.path("readonly")),
                        StreamSupport.stream(validate.spliterator(), false))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(rule -> rule.startsWith("="));
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
