package org.drumbeat.workflow;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.drumbeat.text.EmailAddress;
import org.drumbeat.text.Text;

/**
 * Checks one set of answers against the fields of a form, by the form's own rules, and keeps those that count.
 *
 * <p>A message about an answer names its field and never repeats the answer, because messages end up in the log.
 */
final class AnswerCheck {

    private static final int MOST_PROBLEMS = 20;
    private static final int LONGEST_PROBLEM = 500;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{4,}");

    private final LocalDate today;
    private final int longest;
    private final List<String> problems = new ArrayList<>();

    private AnswerCheck(LocalDate today, int longest) {
        this.today = today;
        this.longest = longest;
    }

    /**
     * @param longest how many characters an answer can have where its field says nothing
     * @throws Refusal with a sentence for each answer that does not fit
     */
    static ObjectNode of(JsonNode components, ObjectNode answers, ObjectNode shown, LocalDate today, int longest) {
        AnswerCheck check = new AnswerCheck(today, longest);
        Map<String, Object> context = plain(shown);
        context.putAll(plain(answers));
        restoreReadOnly(components, plain(shown), plain(shown), context);
        context.put("this", new HashMap<>(context));
        ObjectNode accepted = JSON.createObjectNode();
        check.refuseUnknown(answers, Keys.of(components), "");
        check.fields(components, answers, accepted, context, "");
        if (!check.problems.isEmpty()) {
            throw Refusal.invalid(check.inWords());
        }
        return accepted;
    }

    /** As many as a person will read. */
    private String inWords() {
        String first = problems.stream()
                .limit(MOST_PROBLEMS)
                .map(problem ->
                        problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM) + " …")
                .collect(Collectors.joining(" "));
        return problems.size() <= MOST_PROBLEMS
                ? first
                : first + " And " + (problems.size() - MOST_PROBLEMS) + " more.";
    }

    /** For fields the person could not write to, conditions use what was shown, whatever was sent. */
    private static void restoreReadOnly(
            JsonNode components, Map<String, Object> rules, Map<String, Object> shown, Map<String, Object> context) {
        for (JsonNode component : components) {
            String path = component.path("path").asText();
            if (component.hasNonNull("key")) {
                if (isReadOnly(component, rules)) {
                    String key = component.get("key").asText();
                    Object otherwise = JSON.convertValue(component.get("defaultValue"), Object.class);
                    context.put(key, shown.getOrDefault(key, otherwise));
                }
            } else if (path.isEmpty()) {
                restoreReadOnly(component.path("components"), rules, shown, context);
            } else if ("group".equals(component.path("type").asText())) {
                Map<String, Object> inside = inside(context, path);
                restoreReadOnly(component.path("components"), rules, inside(shown, path), inside);
                context.put(path, inside);
            }
        }
    }

    private static Map<String, Object> inside(Map<String, Object> values, String path) {
        return JSON.valueToTree(values.get(path)) instanceof ObjectNode group ? plain(group) : new HashMap<>();
    }

    /** The keys that answers may have, each with the keys below it, including hidden and read-only fields. */
    private record Keys(Map<String, Keys> below) {

        static Keys of(JsonNode components) {
            Map<String, Keys> keys = new HashMap<>();
            for (JsonNode component : components) {
                if (component.hasNonNull("key")) {
                    keys.put(component.get("key").asText(), new Keys(Map.of()));
                } else if (component.hasNonNull("path")) {
                    keys.put(component.get("path").asText(), Keys.of(component.path("components")));
                } else {
                    keys.putAll(Keys.of(component.path("components")).below());
                }
            }
            return new Keys(keys);
        }
    }

    private void refuseUnknown(ObjectNode answers, Keys known, String where) {
        answers.properties().forEach(answer -> {
            Keys inside = known.below().get(answer.getKey());
            if (inside == null) {
                problems.add("This form has no field named “" + answer.getKey() + "”" + where + ".");
                return;
            }
            Iterable<JsonNode> rows = answer.getValue().isArray() ? answer.getValue() : List.of(answer.getValue());
            for (JsonNode row : rows) {
                if (row instanceof ObjectNode object && !inside.below().isEmpty()) {
                    refuseUnknown(object, inside, " in “" + answer.getKey() + "”");
                }
            }
        });
    }

    private void fields(
            JsonNode components, ObjectNode answers, ObjectNode accepted, Map<String, Object> context, String where) {
        for (JsonNode component : components) {
            if (isHidden(component, context)) {
                continue;
            }
            switch (component.path("type").asText()) {
                case "group" -> group(component, answers, accepted, context, where);
                case "dynamiclist" -> list(component, answers, accepted, context);
                default -> {
                    if (component.hasNonNull("key") && !isReadOnly(component, context)) {
                        field(component, answers, accepted, context, where);
                    }
                }
            }
        }
    }

    private void group(
            JsonNode group, ObjectNode answers, ObjectNode accepted, Map<String, Object> context, String where) {
        if (!group.hasNonNull("path")) {
            fields(group.path("components"), answers, accepted, context, where);
            return;
        }
        String path = group.get("path").asText();
        ObjectNode inside = answers.path(path) instanceof ObjectNode object ? object : JSON.createObjectNode();
        fields(group.path("components"), inside, accepted.putObject(path), context, where);
    }

    private void list(JsonNode list, ObjectNode answers, ObjectNode accepted, Map<String, Object> context) {
        String path = list.path("path").asText();
        JsonNode rows = answers.path(path);
        ArrayNode acceptedRows = accepted.putArray(path);
        if (rows.isMissingNode() || rows.isNull()) {
            return;
        }
        if (!rows.isArray()) {
            problems.add(name(list, path) + " must be a list.");
            return;
        }
        int line = 0;
        for (JsonNode row : rows) {
            line++;
            if (row instanceof ObjectNode object) {
                Map<String, Object> rowContext = new HashMap<>(context);
                rowContext.put("this", plain(object));
                rowContext.put("parent", context);
                fields(
                        list.path("components"),
                        object,
                        acceptedRows.addObject(),
                        rowContext,
                        " (line " + line + " of " + name(list, path) + ")");
            } else {
                problems.add("Line " + line + " of " + name(list, path) + " must be a set of fields.");
            }
        }
    }

    private void field(
            JsonNode field, ObjectNode answers, ObjectNode accepted, Map<String, Object> context, String where) {
        String key = field.get("key").asText();
        String name = name(field, key) + where;
        JsonNode rules = field.path("validate");
        String type = field.path("type").asText();
        JsonNode answer = answers.path(key);
        Optional<String> flaw = Optional.empty();
        // A chosen or computed value is not the person's own text, and is returned as it was offered.
        if (answer.isTextual() && ("textfield".equals(type) || "textarea".equals(type))) {
            Text text = "textarea".equals(type) ? Text.lines(answer.asText()) : Text.line(answer.asText());
            answer = TextNode.valueOf(text.value());
            flaw = text.problem();
        }
        if (isEmpty(answer)) {
            if (value(rules.path("required"), context).asBoolean()) {
                problems.add(name + " is missing.");
            }
            return;
        }
        if (flaw.isPresent()) {
            problems.add(name + " " + flaw.get());
            return;
        }
        if (cannotBeStored(answer)) {
            problems.add(name + " holds a character that cannot be stored.");
            return;
        }
        if (isEmail(field) && answer.isTextual()) {
            EmailAddress address = EmailAddress.of(answer.asText());
            if (address.problem().isPresent()) {
                problems.add(name + " " + address.problem().get());
                return;
            }
            answer = TextNode.valueOf(address.value());
        }
        if (answer.isTextual() && answer.asText().length() > longest) {
            problems.add(name + " can have at most " + longest + " characters.");
            return;
        }
        String problem = switch (type) {
            case "textfield", "textarea" -> text(answer, rules, context);
            case "number" -> number(answer, field, context);
            case "checkbox" -> checkbox(answer, rules);
            case "datetime" -> moment(answer, field);
            case "radio", "select" -> choice(answer, field);
            case "checklist", "taglist" -> choices(answer, field);
            default -> null;
        };
        if (problem == null) {
            accepted.set(key, answer);
        } else {
            problems.add(name + " " + problem);
        }
    }

    private static String text(JsonNode answer, JsonNode rules, Map<String, Object> context) {
        if (!answer.isTextual()) {
            return "must be a text.";
        }
        String text = answer.asText();
        JsonNode longest = value(rules.path("maxLength"), context);
        JsonNode shortest = value(rules.path("minLength"), context);
        if (longest.isNumber() && text.length() > longest.asInt()) {
            return "can have at most " + longest.asInt() + " characters.";
        }
        if (shortest.isNumber() && text.length() < shortest.asInt()) {
            return "needs at least " + shortest.asInt() + " characters.";
        }
        if (rules.hasNonNull("pattern")
                && !PatientPattern.finds(rules.get("pattern").asText(), text)) {
            return "does not have the form that is asked for.";
        }
        return switch (rules.path("validationType").asText()) {
            case "phone" -> PHONE.matcher(text).matches() ? null : "must be a phone number.";
            default -> null;
        };
    }

    private static boolean isEmail(JsonNode field) {
        return "email".equals(field.path("validate").path("validationType").asText());
    }

    private static String number(JsonNode answer, JsonNode field, Map<String, Object> context) {
        BigDecimal number;
        try {
            boolean asText = field.path("serializeToString").asBoolean() && answer.isTextual();
            number = answer.isNumber() ? answer.decimalValue() : asText ? new BigDecimal(answer.asText()) : null;
        } catch (NumberFormatException e) {
            number = null;
        }
        if (number == null) {
            return "must be a number.";
        }
        JsonNode rules = field.path("validate");
        JsonNode least = value(rules.path("min"), context);
        JsonNode most = value(rules.path("max"), context);
        if (least.isNumber() && number.compareTo(least.decimalValue()) < 0) {
            return "must be at least " + least.asText() + ".";
        }
        if (most.isNumber() && number.compareTo(most.decimalValue()) > 0) {
            return "must be at most " + most.asText() + ".";
        }
        JsonNode digits = field.path("decimalDigits");
        if (digits.isNumber() && number.stripTrailingZeros().scale() > digits.asInt()) {
            return digits.asInt() == 0
                    ? "must be a whole number."
                    : "can have at most " + digits.asInt() + " decimal places.";
        }
        return null;
    }

    private static String checkbox(JsonNode answer, JsonNode rules) {
        if (!answer.isBoolean()) {
            return "must be ticked or not.";
        }
        return rules.path("required").asBoolean() && !answer.asBoolean() ? "must be ticked." : null;
    }

    private String moment(JsonNode answer, JsonNode field) {
        String text = answer.asText();
        try {
            if (text.startsWith("+") || text.startsWith("-")) {
                throw new DateTimeException("A year that no database stores");
            }
            switch (field.path("subtype").asText("date")) {
                case "time" -> DateTimeFormatter.ISO_TIME.parse(text);
                case "datetime" -> DateTimeFormatter.ISO_DATE_TIME.parse(text);
                default -> {
                    LocalDate day = LocalDate.parse(text);
                    if (field.path("disallowPassedDates").asBoolean() && day.isBefore(today)) {
                        return "is in the past.";
                    }
                }
            }
            return null;
        } catch (DateTimeException e) {
            return switch (field.path("subtype").asText("date")) {
                case "time" -> "must be a time such as 09:30.";
                case "datetime" -> "must be a date and time such as 2027-03-31T09:30.";
                default -> "must be a date such as 2027-03-31.";
            };
        }
    }

    private static String choice(JsonNode answer, JsonNode field) {
        if (answer.isContainerNode()) {
            return "must be one choice.";
        }
        Set<String> offered = offered(field);
        return offered == null || offered.contains(answer.asText()) ? null : "must be one of: " + labels(field) + ".";
    }

    private static String choices(JsonNode answer, JsonNode field) {
        if (!answer.isArray()
                || StreamSupport.stream(answer.spliterator(), false).anyMatch(JsonNode::isContainerNode)) {
            return "must be a list of choices.";
        }
        Set<String> offered = offered(field);
        boolean fits = offered == null
                || StreamSupport.stream(answer.spliterator(), false)
                        .map(JsonNode::asText)
                        .allMatch(offered::contains);
        return fits ? null : "can hold only: " + labels(field) + ".";
    }

    /** The values of a static list, or null where the list is data, which the form's bean then checks. */
    private static Set<String> offered(JsonNode field) {
        if (!field.path("values").isArray()) {
            return null;
        }
        Set<String> offered = new HashSet<>();
        field.get("values").forEach(choice -> offered.add(choice.path("value").asText(choice.asText())));
        return offered;
    }

    private static String labels(JsonNode field) {
        return StreamSupport.stream(field.get("values").spliterator(), false)
                .map(choice -> choice.path("label").asText(choice.path("value").asText(choice.asText())))
                .collect(Collectors.joining(", "));
    }

    private static boolean isHidden(JsonNode component, Map<String, Object> context) {
        String hide = component.path("conditional").path("hide").asText();
        return hide.startsWith("=") && Feel.holds(hide, context);
    }

    private static boolean isReadOnly(JsonNode field, Map<String, Object> context) {
        return field.path("disabled").asBoolean()
                || value(field.path("readonly"), context).asBoolean();
    }

    private static boolean isEmpty(JsonNode answer) {
        return answer.isMissingNode()
                || answer.isNull()
                || answer.isTextual() && answer.asText().isBlank()
                || answer.isArray() && answer.isEmpty();
    }

    /** PostgreSQL does not accept the zero character. */
    private static boolean cannotBeStored(JsonNode answer) {
        return answer.isTextual()
                ? answer.asText().indexOf('\0') >= 0
                : StreamSupport.stream(answer.spliterator(), false).anyMatch(AnswerCheck::cannotBeStored);
    }

    /** A rule of the form: its value, or the result where it is an expression. */
    private static JsonNode value(JsonNode rule, Map<String, Object> context) {
        return rule.isTextual() && rule.asText().startsWith("=")
                ? JSON.valueToTree(Feel.evaluate(rule.asText(), context))
                : rule;
    }

    private static String name(JsonNode component, String otherwise) {
        String label = component.path("label").asText();
        return "“" + (label.isBlank() || label.startsWith("=") || label.contains("{{") ? otherwise : label) + "”";
    }

    private static Map<String, Object> plain(ObjectNode node) {
        return JSON.convertValue(node, new TypeReference<HashMap<String, Object>>() {});
    }
}
