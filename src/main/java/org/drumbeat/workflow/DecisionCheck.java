package org.drumbeat.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Finds what would keep a decision from being evaluated, so that the admin hears of it and not the instance that uses it.
 */
final class DecisionCheck {

    private static final Set<String> HIT_POLICIES = Set.of("", "UNIQUE", "ANY", "FIRST", "RULE ORDER", "COLLECT");
    private static final Set<String> AGGREGATIONS = Set.of("", "SUM", "MIN", "MAX", "COUNT");
    private static final Set<String> TYPES =
            Set.of("", "string", "boolean", "integer", "long", "double", "number", "date");
    private static final Set<String> KINDS = Set.of("decisionTable", "literalExpression");

    private static final Pattern RANGE = Pattern.compile("[()\\[\\]<>-]");
    private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"|[^,\"]+");

    private static final int MOST_RULES = 1000;

    private final ModelFile model;
    private final BiConsumer<Element, String> problem;

    private DecisionCheck(ModelFile model, BiConsumer<Element, String> problem) {
        this.model = model;
        this.problem = problem;
    }

    /** @param problem takes an element and what is wrong with it, as the end of a sentence */
    static void look(ModelFile model, BiConsumer<Element, String> problem) {
        DecisionCheck check = new DecisionCheck(model, problem);
        model.named("decision").forEach(check::decision);
        model.named("inputExpression").forEach(check::asks);
        model.named("literalExpression").forEach(check::asks);
        Stream.of("inputExpression", "output", "literalExpression", "variable")
                .flatMap(model::named)
                .forEach(check::type);
        Stream.of("requiredDecision", "requiredInput").flatMap(model::named).forEach(check::reference);
    }

    private void decision(Element decision) {
        List<Element> kinds = ModelFile.children(decision)
                .filter(child -> KINDS.contains(child.getLocalName()))
                .toList();
        if (kinds.size() != 1) {
            problem.accept(decision, "decides nothing: give it a table.");
        } else if (kinds.get(0).getLocalName().equals("decisionTable")) {
            table(kinds.get(0));
        }
    }

    private void table(Element table) {
        String policy = table.getAttribute("hitPolicy");
        String aggregation = table.getAttribute("aggregation");
        if (!HIT_POLICIES.contains(policy)
                || !AGGREGATIONS.contains(aggregation)
                || !aggregation.isEmpty() && !policy.equals("COLLECT")) {
            problem.accept(
                    table,
                    "has a hit policy that is not known here: choose Unique, First, Any, Rule order or Collect.");
        }
        List<Element> inputs = named(table, "input");
        List<Element> outputs = named(table, "output");
        if (outputs.isEmpty()) {
            problem.accept(table, "has no output.");
        }
        inputs.stream()
                .filter(input -> named(input, "inputExpression").size() != 1)
                .forEach(input -> problem.accept(input, "says not what it looks at: give it an expression."));
        if (outputs.size() > 1
                && (outputs.stream()
                                .anyMatch(output -> output.getAttribute("name").isBlank())
                        || outputs.stream()
                                        .map(output -> output.getAttribute("name"))
                                        .distinct()
                                        .count()
                                < outputs.size())) {
            problem.accept(table, "has several outputs: give each a name of its own.");
        }
        List<Element> rules = named(table, "rule");
        if (rules.size() > MOST_RULES) {
            problem.accept(table, "has more than " + MOST_RULES + " rules: split it.");
            return;
        }
        for (int i = 0; i < rules.size(); i++) {
            rule(table, rules.get(i), i + 1, inputs.size(), outputs.size());
        }
        contradictions(table, policy, rules);
    }

    private void rule(Element table, Element rule, int number, int inputs, int outputs) {
        if (named(rule, "inputEntry").size() != inputs
                || named(rule, "outputEntry").size() != outputs) {
            problem.accept(table, "has in rule " + number + " not one cell for each column.");
        }
        cells(table, rule, "inputEntry", number, FeelCheck::problemOfTest);
        cells(table, rule, "outputEntry", number, FeelCheck::problem);
    }

    private void cells(Element table, Element rule, String kind, int number, Function<String, Optional<String>> check) {
        for (Element cell : named(rule, kind)) {
            String text = text(cell);
            if (!text.isEmpty()) {
                check.apply(text)
                        .ifPresent(wrong -> problem.accept(
                                table,
                                "has in rule " + number + " “" + ModelFile.shortened(text) + "”, which " + wrong
                                        + ": write it in FEEL."));
            }
        }
    }

    /** Rules that certainly match the same case; conditions that only overlap are left for the engine to find. */
    private void contradictions(Element table, String policy, List<Element> rules) {
        if (!Set.of("", "UNIQUE", "ANY").contains(policy)) {
            return;
        }
        List<List<String>> conditions =
                rules.stream().map(rule -> cells(rule, "inputEntry")).toList();
        List<List<String>> answers =
                rules.stream().map(rule -> cells(rule, "outputEntry")).toList();
        for (int i = 0; i < rules.size(); i++) {
            for (int j = i + 1; j < rules.size(); j++) {
                boolean both = fitTogether(conditions.get(i), conditions.get(j));
                if (both && (!policy.equals("ANY") || !answers.get(i).equals(answers.get(j)))) {
                    problem.accept(
                            table,
                            "has two rules for the same case, " + (i + 1) + " and " + (j + 1)
                                    + ": remove one, or make their conditions differ.");
                    return;
                }
            }
        }
    }

    private static boolean fitTogether(List<String> one, List<String> other) {
        return one.size() == other.size()
                && IntStream.range(0, one.size())
                        .allMatch(
                                i -> one.get(i).isEmpty() || other.get(i).isEmpty() || share(one.get(i), other.get(i)));
    }

    private static boolean share(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        // Lists of values, such as "DE","AT".
        return !RANGE.matcher(one + other).find()
                && VALUE.matcher(one)
                        .results()
                        .map(value -> value.group().strip())
                        .filter(value -> !value.isEmpty())
                        .anyMatch(value -> VALUE.matcher(other)
                                .results()
                                .anyMatch(found -> found.group().strip().equals(value)));
    }

    private static List<String> cells(Element rule, String kind) {
        List<String> cells = new ArrayList<>();
        named(rule, kind).forEach(cell -> cells.add(text(cell)));
        return cells;
    }

    /** What a cell says; nothing where it says that anything fits. */
    private static String text(Element cell) {
        String text = named(cell, "text").stream()
                .map(ModelFile::ownText)
                .reduce("", String::concat)
                .strip();
        return text.equals("-") ? "" : text;
    }

    private void asks(Element expression) {
        String text = text(expression);
        if (text.isEmpty()) {
            problem.accept(expression, "says not what it looks at: give it an expression.");
        } else {
            FeelCheck.problem(text)
                    .ifPresent(wrong -> problem.accept(
                            expression,
                            "has “" + ModelFile.shortened(text) + "”, which " + wrong + ": write it in FEEL."));
        }
    }

    private void type(Element element) {
        if (!TYPES.contains(element.getAttribute("typeRef"))) {
            problem.accept(
                    element,
                    "has the type “" + ModelFile.shortened(element.getAttribute("typeRef"))
                            + "”, which is not known here: choose string, boolean, integer, long, double or date.");
        }
    }

    private void reference(Element requirement) {
        String href = requirement.getAttribute("href");
        boolean there = href.startsWith("#")
                && Stream.of("decision", "inputData")
                        .anyMatch(kind -> model.ids(kind).contains(href.substring(1)));
        if (!there) {
            problem.accept(requirement, "needs “" + ModelFile.shortened(href) + "”, which is not in this file.");
        }
    }

    private static List<Element> named(Element parent, String kind) {
        return ModelFile.children(parent)
                .filter(child -> child.getLocalName().equals(kind))
                .toList();
    }
}
