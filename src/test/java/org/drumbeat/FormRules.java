package org.drumbeat;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.drumbeat.Contract.BeanType;
import org.drumbeat.Contract.Form;
import org.drumbeat.workflow.StartForm;
import org.drumbeat.workflow.TaskForm;
import org.springframework.util.StringUtils;

/** The rules of the house for forms: each is a function from the contract to what breaks it. */
final class FormRules {

    private static final int NEWEST_SCHEMA = 16;

    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private static final Set<String> LISTS = Set.of("radio", "select", "checklist", "taglist");
    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "datetime", "checkbox", "checklist", "radio", "select", "taglist");
    private static final Set<String> OTHERS =
            Set.of("expression", "dynamiclist", "group", "table", "html", "text", "image", "separator", "spacer");

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)(?:\\.(\\w+))?(?!\\w|\\s*\\(|\\s+(?:before|after)\\s*\\()");
    private static final Pattern LOOP_NAME = Pattern.compile("\\b(?:for|some|every)\\s+(\\w+)\\s+in\\b");
    private static final Pattern ORDER_OF_TEXTS = Pattern.compile("[<>]=?\\s*\"|\"\\s*[<>]");
    private static final Set<String> FEEL_WORDS = Set.of(
            "true",
            "false",
            "null",
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "and",
            "or",
            "not",
            "between",
            "instance",
            "of",
            "function",
            "date",
            "time",
            "string",
            "upper",
            "lower",
            "list",
            "this",
            "parent",
            "i");

    private FormRules() {}

    /** One component of a form, with the path of keys that its answer is below. */
    private record Component(JsonNode json, List<String> below) {

        String id() {
            return json.path("id").asText("a component without id");
        }

        String type() {
            return json.path("type").asText();
        }

        String text(String property) {
            return json.path(property).asText("");
        }

        boolean hasKey() {
            return !text("key").isEmpty();
        }

        /** A form's data have a name for it: a key, or the path of a group or list. */
        String name() {
            return hasKey() ? text("key") : text("path");
        }

        boolean canBeAnswered() {
            return !name().isEmpty()
                    && !json.path("disabled").asBoolean()
                    && !(json.path("readonly").isBoolean()
                            && json.path("readonly").asBoolean());
        }

        /** The strings of this component itself, without those of the components in it. */
        List<String> strings() {
            List<String> strings = new ArrayList<>();
            json.properties().forEach(property -> {
                if (!property.getKey().equals("components")) {
                    strings(property.getValue(), strings);
                }
            });
            return strings;
        }

        private static void strings(JsonNode node, List<String> strings) {
            if (node.isTextual()) {
                strings.add(node.asText());
            }
            node.forEach(child -> strings(child, strings));
        }

        /** What the FEEL expressions and templates of this component name. */
        List<MatchResult> names() {
            Stream<String> templates = strings().stream()
                    .filter(text -> !text.startsWith("="))
                    .flatMap(text -> TEMPLATE.matcher(text).results())
                    .map(template -> template.group(1))
                    .filter(template -> !template.startsWith("/"))
                    .map(template -> template.replaceFirst("^#\\w+", ""));
            Stream<String> expressions =
                    strings().stream().filter(text -> text.startsWith("=")).map(text -> text.substring(1));
            return Stream.concat(templates, expressions)
                    .flatMap(Component::names)
                    .toList();
        }

        private static Stream<MatchResult> names(String expression) {
            Set<String> loopNames = LOOP_NAME
                    .matcher(expression)
                    .results()
                    .map(loop -> loop.group(1))
                    .collect(toSet());
            return NAME.matcher(expression.replaceAll("\"[^\"]*\"", "\"\""))
                    .results()
                    .filter(name -> !loopNames.contains(name.group(1)));
        }
    }

    private static List<Component> components(Form form) {
        List<Component> found = new ArrayList<>();
        collect(form.json(), List.of(), found);
        return found;
    }

    private static void collect(JsonNode parent, List<String> below, List<Component> found) {
        for (JsonNode json : parent.path("components")) {
            Component component = new Component(json, below);
            found.add(component);
            boolean opens = !component.hasKey() && !component.text("path").isEmpty();
            List<String> inside = opens
                    ? Stream.concat(below.stream(), Stream.of(component.text("path")))
                            .toList()
                    : below;
            collect(json, inside, found);
        }
    }

    static List<String> formsCanBeShownInTasklist(Contract contract) {
        List<String> violations = new ArrayList<>();
        for (Form form : contract.forms()) {
            int version = form.json().path("schemaVersion").asInt(Integer.MAX_VALUE);
            if (version > NEWEST_SCHEMA) {
                violations.add(form.file() + ": schemaVersion " + version + " is newer than Tasklist's");
            }
            for (Component component : components(form)) {
                if (!INPUTS.contains(component.type()) && !OTHERS.contains(component.type())) {
                    violations.add(form.violation(component.id(), "Tasklist shows no " + component.type()));
                }
            }
        }
        return violations;
    }

    static List<String> fieldsSayWhatTheyAre(Contract contract) {
        List<String> violations = new ArrayList<>();
        for (Form form : contract.forms()) {
            Set<String> ids = new HashSet<>();
            Set<List<String>> names = new HashSet<>();
            for (Component component : components(form)) {
                String id = component.id();
                if (!ids.add(id)) {
                    violations.add(form.violation(id, "twice in this form"));
                }
                if (!id.matches("[A-Z][A-Za-z]*_[A-Z][A-Za-z0-9]*")) {
                    violations.add(form.violation(id, "not an id like Field_NeededBy"));
                }
                String row = component.json().path("layout").path("row").asText();
                if (!row.matches("|Row_[A-Z][A-Za-z]+")) {
                    violations.add(form.violation(id, "the row " + row + " is not like Row_Person"));
                }
                String name = component.name();
                boolean needsName = INPUTS.contains(component.type())
                        || Set.of("expression", "dynamiclist").contains(component.type());
                if ((needsName || !name.isEmpty()) && !name.matches("[a-z][a-zA-Z0-9]*")) {
                    violations.add(form.violation(id, "the key “" + name + "” is not like neededBy"));
                }
                List<String> place = new ArrayList<>(component.below());
                place.add(name);
                if (!name.isEmpty() && !names.add(place)) {
                    violations.add(form.violation(id, "the key “" + name + "” is there twice"));
                }
                if (INPUTS.contains(component.type()) && !StringUtils.hasText(component.text("label"))) {
                    violations.add(form.violation(id, "no label"));
                }
                boolean text = Set.of("textfield", "textarea").contains(component.type());
                if (text && !component.json().path("validate").path("maxLength").isInt()) {
                    violations.add(form.violation(id, "no maxLength"));
                }
            }
        }
        return violations;
    }

    /** The browser compares texts by no order, and knows regular expressions that Java does not. */
    static List<String> rulesMeanTheSameOnBothSides(Contract contract) {
        List<String> violations = new ArrayList<>();
        for (Form form : contract.forms()) {
            for (Component component : components(form)) {
                try {
                    Pattern.compile(
                            component.json().path("validate").path("pattern").asText());
                } catch (PatternSyntaxException e) {
                    violations.add(form.violation(component.id(), "its pattern is none to Java"));
                }
                component.strings().stream()
                        .filter(text -> text.startsWith("=")
                                && ORDER_OF_TEXTS.matcher(text).find())
                        .forEach(text -> violations.add(
                                form.violation(component.id(), text + " compares texts: use numbers or date(…)")));
            }
        }
        return violations;
    }

    static List<String> formsAreUsedAndHaveTheirClass(Contract contract) {
        Set<String> ofTasks = references(contract, UserTask.class, UserTask::getCamundaFormRef);
        Set<String> ofStarts = references(contract, StartEvent.class, StartEvent::getCamundaFormRef);
        Map<Class<?>, Long> uses = contract.forms().stream()
                .map(form -> contract.beans().get(form.id()))
                .filter(bean -> bean != null)
                .collect(Collectors.groupingBy(BeanType::home, Collectors.counting()));
        List<String> violations = new ArrayList<>();
        for (Form form : contract.forms()) {
            String id = form.id();
            if (!ofTasks.contains(id) && !ofStarts.contains(id)) {
                violations.add(form.violation(id, "used by no model"));
            }
            BeanType bean = contract.beans().get(id);
            if (bean == null) {
                violations.add(form.violation(id, "no bean of this name"));
                continue;
            }
            Class<?> home = bean.home();
            if (ofTasks.contains(id) && !bean.isA(TaskForm.class)
                    || ofStarts.contains(id) && !bean.isA(StartForm.class)) {
                violations.add(form.violation(id, home.getSimpleName() + " is not the kind of form that is used"));
            }
            String name =
                    Arrays.stream(id.split("-")).map(StringUtils::capitalize).collect(Collectors.joining()) + "Form";
            boolean twin = uses.get(home) > 1 && home.getSimpleName().endsWith("Form");
            if (!home.getSimpleName().equals(name) && !twin && !isGivenBy(home, id)
                    || !bean.module().equals(form.module())) {
                violations.add(form.violation(
                        id, "bound to " + home.getName() + " instead of " + name + " in " + form.module()));
            }
        }
        Set<String> ids = contract.forms().stream().map(Form::id).collect(toSet());
        contract.beans().forEach((bean, type) -> {
            if (type.isForm() && !ids.contains(bean)) {
                violations.add(type.home().getName() + ": no form of the id " + bean);
            }
        });
        return violations;
    }

    /** Whether it is a method of a class of forms, named like the form. */
    private static boolean isGivenBy(Class<?> home, String id) {
        return home.getSimpleName().endsWith("Forms")
                && Arrays.stream(home.getDeclaredMethods())
                        .map(Method::getName)
                        .anyMatch(method -> method.equalsIgnoreCase(id.replace("-", "")));
    }

    private static <T extends FlowNode> Set<String> references(
            Contract contract, Class<T> kind, Function<T, String> reference) {
        return contract.processes().stream()
                .flatMap(diagram -> diagram.all(kind).stream())
                .map(reference)
                .collect(Collectors.toCollection(HashSet::new));
    }

    static List<String> answersFitTheirRecord(Contract contract) {
        List<String> violations = new ArrayList<>();
        for (Form form : contract.forms()) {
            BeanType bean = contract.beans().get(form.id());
            if (bean != null) {
                compare(form, components(form), List.of(), typeOf(bean, 1), violations);
            }
        }
        return violations;
    }

    private static void compare(
            Form form, List<Component> all, List<String> below, Type answers, List<String> violations) {
        Map<String, Component> fields = new LinkedHashMap<>();
        all.stream()
                .filter(component -> component.below().equals(below) && component.canBeAnswered())
                .forEach(component -> fields.put(component.name(), component));
        Map<String, Type> record = recordOf(answers);
        String where = simpleName(answers);
        fields.forEach((name, field) -> {
            Type type = record.get(name);
            if (type == null) {
                violations.add(form.violation(field.id(), where + " has no component “" + name + "”"));
            } else if (field.hasKey()) {
                value(form, field, type, violations);
            } else {
                List<String> inside =
                        Stream.concat(below.stream(), Stream.of(name)).toList();
                compare(form, all, inside, elementOf(type), violations);
            }
        });
        record.keySet().stream()
                .filter(name -> !fields.containsKey(name))
                .forEach(name -> violations.add(form.violation(where, "the form has no field “" + name + "”")));
    }

    private static void value(Form form, Component field, Type type, List<String> violations) {
        boolean always = field.json().path("validate").path("required").asBoolean()
                && field.json().path("conditional").isMissingNode();
        if (type instanceof Class<?> plain
                && plain.isPrimitive()
                && !always
                && !field.type().equals("checkbox")) {
            violations.add(form.violation(field.id(), "may be left empty, and its component is never null"));
        }
        if (!LISTS.contains(field.type())) {
            return;
        }
        for (JsonNode choice : field.json().path("values")) {
            try {
                JSON.readValue(JSON.treeAsTokens(choice.path("value")), JSON.constructType(elementOf(type)));
            } catch (Exception e) {
                violations.add(
                        form.violation(field.id(), choice.path("value") + " is no " + simpleName(elementOf(type))));
            }
        }
    }

    static List<String> formsShowWhatTheirClassGives(Contract contract) {
        List<String> violations = new ArrayList<>();
        // Twins may share a record; each of its components is shown by one of them at least.
        Map<Type, Set<String>> usedOf = new LinkedHashMap<>();
        for (Form form : contract.forms()) {
            BeanType bean = contract.beans().get(form.id());
            if (bean == null) {
                continue;
            }
            boolean start = bean.isA(StartForm.class);
            List<Component> all = components(form);
            Map<String, Type> shown = recordOf(typeOf(bean, 0));
            Set<String> answered = all.stream()
                    .filter(component -> component.below().isEmpty())
                    .map(Component::name)
                    .collect(toSet());
            Set<String> used = usedOf.computeIfAbsent(typeOf(bean, 0), type -> new HashSet<>());
            used.addAll(answered);
            for (Component component : all) {
                String choices = component.text("valuesKey");
                used.add(choices);
                if (!choices.isEmpty() && !shown.containsKey(choices)) {
                    violations.add(form.violation(component.id(), "nothing gives the choices “" + choices + "”"));
                }
                for (MatchResult name : component.names()) {
                    used.add(name.group(1));
                    String problem = problemOf(name, component, all, start ? Map.of() : shown, answered);
                    if (problem != null) {
                        violations.add(form.violation(component.id(), problem));
                    }
                }
                if (component.type().equals("table")) {
                    violations.addAll(columns(form, component, shown));
                }
                if (start && component.strings().stream().anyMatch(text -> text.contains("{{"))) {
                    violations.add(form.violation(component.id(), "a start form has no data for a template"));
                }
            }
        }
        usedOf.forEach((type, used) -> recordOf(type).keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> violations.add(type.getTypeName() + ": no form shows “" + name + "”")));
        return violations;
    }

    private static String problemOf(
            MatchResult name, Component component, List<Component> all, Map<String, Type> shown, Set<String> answered) {
        String first = name.group(1);
        if (first.equals("this") && name.group(2) != null && !component.below().isEmpty()) {
            boolean inRow = all.stream()
                    .filter(other -> other.below().equals(component.below()))
                    .anyMatch(other -> other.name().equals(name.group(2)));
            return inRow ? null : "the line of the list has no field “" + name.group(2) + "”";
        }
        return FEEL_WORDS.contains(first) || shown.containsKey(first) || answered.contains(first)
                ? null
                : "nothing gives “" + first + "”";
    }

    private static List<String> columns(Form form, Component table, Map<String, Type> shown) {
        Matcher source = Pattern.compile("=(\\w+)").matcher(table.text("dataSource"));
        if (!source.matches() || !shown.containsKey(source.group(1))) {
            return List.of(form.violation(table.id(), "nothing gives its rows: " + table.text("dataSource")));
        }
        Map<String, Type> row = recordOf(elementOf(shown.get(source.group(1))));
        return StreamSupport.stream(table.json().path("columns").spliterator(), false)
                .map(column -> column.path("key").asText())
                .filter(key -> !row.containsKey(key))
                .map(key -> form.violation(table.id(), "its rows have no “" + key + "”"))
                .toList();
    }

    /** @param index 0 for what the form shows, 1 for its answers */
    private static Type typeOf(BeanType bean, int index) {
        return bean.type()
                .as(bean.isA(TaskForm.class) ? TaskForm.class : StartForm.class)
                .getGeneric(index)
                .getType();
    }

    /** The components of a record by name, with those of records that are unwrapped into it; none of what is no record. */
    private static Map<String, Type> recordOf(Type type) {
        Map<String, Type> components = new LinkedHashMap<>();
        if (type instanceof Class<?> plain && plain.isRecord()) {
            for (RecordComponent component : plain.getRecordComponents()) {
                if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                    components.putAll(recordOf(component.getGenericType()));
                } else {
                    components.put(component.getName(), component.getGenericType());
                }
            }
        }
        return components;
    }

    private static Type elementOf(Type type) {
        return type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
    }

    private static String simpleName(Type type) {
        return type instanceof Class<?> plain ? plain.getSimpleName() : type.getTypeName();
    }
}
