package org.drumbeat.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds what keeps a form from being shown here, with a sentence for each field: what Tasklist does not show, what would
 * embed somebody else's page or picture, and what is unknown.
 */
final class FormCheck {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> OF_THE_FORM = words(
            "id type components schemaVersion exporter executionPlatform executionPlatformVersion versionTag properties");

    private static final Set<String> COMPONENTS = words("""
            textfield textarea number datetime checkbox checklist radio select taglist dynamiclist group table text
            expression separator spacer
            """);

    private static final Set<String> OF_A_COMPONENT = words("""
            id key type label dateLabel timeLabel description layout conditional validate values valuesKey valuesExpression
            defaultValue disabled readonly properties appearance subtype timeInterval timeSerializingFormat use24h
            disallowPassedDates decimalDigits increment serializeToString searchable path showOutline verticalAlignment
            isRepeating allowAddRemove defaultRepetitions nonCollapsedItems disableCollapse columns columnsExpression
            dataSource rowCount expression computeOn text components height
            """);

    private static final Map<String, Set<String>> OF_A_PART = Map.of(
            "layout", words("row columns"),
            "conditional", words("hide"),
            "validate", words("""
                    required min max minLength maxLength pattern patternErrorMessage validationType minDate maxDate
                    """),
            "values", words("label value"),
            "columns", words("label key"),
            "appearance", words("prefixAdorner suffixAdorner"));

    private static final int DEEPEST = 5;
    private static final int LONGEST_PATTERN = 500;

    /** Templates in texts, {@code {{if …}}} and {@code {{loop …}}} among them. */
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private static final Pattern MARKUP =
            Pattern.compile("<[a-zA-Z/!?]|!\\[|(?i:javascript|data|vbscript)\\s*:|&#|&(?i:colon|tab|newline);");

    private final String file;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private FormCheck(String file) {
        this.file = file;
    }

    /** @param file the name that sentences say where a field has none */
    static List<String> problems(String file, byte[] content) {
        FormCheck check = new FormCheck(file);
        try {
            check.form(JSON.readTree(content));
        } catch (JsonProcessingException e) {
            check.problems.add("The form is none: it holds no JSON.");
        } catch (IOException e) {
            throw new IllegalStateException("Nothing is read but memory", e);
        }
        return check.problems;
    }

    private void form(JsonNode form) {
        if (!form.path("components").isArray()) {
            problems.add("The form is none: it holds no fields.");
            return;
        }
        String platform = form.path("executionPlatform").asText("Camunda Platform");
        if (!platform.equals("Camunda Platform")) {
            problems.add("The form is drawn for Camunda 8: draw it for Camunda 7.");
        }
        if (form.path("id").asText().isBlank()) {
            problems.add("The form has no id: give it one, which diagrams refer to.");
        }
        known(form, OF_THE_FORM, "The form");
        form.path("components").forEach(component -> component(component, 1));
    }

    private void component(JsonNode component, int depth) {
        String name = name(component);
        String type = component.path("type").asText();
        if (!COMPONENTS.contains(type)) {
            problem(name + " is of the type “" + ModelFile.shortened(type)
                    + "”, which is not shown here: choose a field, a text, a table, a group or a list.");
            return;
        }
        if (depth > DEEPEST) {
            problem(name + " lies in more than " + DEEPEST + " groups: take it out of some.");
            return;
        }
        known(component, OF_A_COMPONENT, name);
        String id = component.path("id").asText();
        if (!id.isBlank() && !ids.add(id)) {
            problem(name + " has the id of another field, “" + ModelFile.shortened(id) + "”: give it one of its own.");
        }
        parts(component, name);
        pattern(component.path("validate").path("pattern"), name);
        component.properties().stream()
                .filter(field -> !field.getKey().equals("components"))
                .forEach(field -> texts(field.getKey(), field.getValue(), name, 1));
        component.path("components").forEach(inner -> component(inner, depth + 1));
    }

    private void parts(JsonNode component, String name) {
        OF_A_PART.forEach((part, names) -> {
            JsonNode value = component.path(part);
            if (value.isArray()) {
                value.forEach(item -> known(item, names, name));
            } else {
                known(value, names, name);
            }
        });
    }

    private void known(JsonNode part, Set<String> names, String name) {
        for (Iterator<String> there = part.fieldNames(); there.hasNext(); ) {
            String property = there.next();
            if (!names.contains(property)) {
                problem(name + " has the property “" + ModelFile.shortened(property)
                        + "”, which is not known here: remove it.");
            }
        }
    }

    private void texts(String property, JsonNode value, String name, int depth) {
        if (depth > DEEPEST) {
            problem(name + " holds “" + property + "” too deep: make it flat.");
        } else if (value.isContainerNode()) {
            value.forEach(inner -> texts(property, inner, name, depth + 1));
        } else if (value.isTextual() && value.asText().startsWith("=")) {
            feel(value.asText().substring(1), name);
        } else if (value.isTextual()) {
            text(value.asText(), name);
        }
    }

    private void text(String text, String name) {
        if (MARKUP.matcher(text).find()) {
            problem(name + " holds HTML, a picture or a script: write plain text or Markdown.");
        }
        Matcher templates = TEMPLATE.matcher(text);
        while (templates.find()) {
            String template = templates.group(1).strip();
            if (!template.startsWith("/")) {
                feel(template.replaceFirst("^#(?:if|loop)\\s+", ""), name);
            }
        }
    }

    private void feel(String expression, String name) {
        FeelCheck.problem(expression)
                .ifPresent(wrong -> problem(name + " has the expression “" + ModelFile.shortened(expression)
                        + "”, which " + wrong + ": write it in FEEL."));
    }

    private void pattern(JsonNode pattern, String name) {
        if (pattern.isMissingNode() || pattern.isNull()) {
            return;
        }
        try {
            if (pattern.asText().length() > LONGEST_PATTERN) {
                problem(name + " has a pattern of more than " + LONGEST_PATTERN + " characters: shorten it.");
            }
            Pattern.compile(pattern.asText());
        } catch (PatternSyntaxException e) {
            problem(name + " has the pattern “" + ModelFile.shortened(pattern.asText())
                    + "”, which cannot be read: write a regular expression.");
        }
    }

    /** A field as a person finds it. */
    private String name(JsonNode component) {
        for (String property : List.of("label", "dateLabel", "timeLabel")) {
            String label = component.path(property).asText();
            if (!label.isBlank()) {
                return "“" + ModelFile.shortened(label) + "” ("
                        + ModelFile.shortened(component
                                .path("id")
                                .asText(component.path("key").asText())) + ")";
            }
        }
        String id = component.path("id").asText(component.path("key").asText());
        return id.isBlank() ? "A field of " + file : ModelFile.shortened(id);
    }

    private void problem(String sentence) {
        if (!problems.contains(sentence)) {
            problems.add(sentence);
        }
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
