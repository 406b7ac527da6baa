package org.drumbeat.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/**
 * What an expression in a model may say: compare process variables, ask {@code people} and {@code due}, name the business
 * key of the execution, and take an output of the rule that a decision table has just found. Anything else could run code
 * of the application.
 */
final class ModelExpression {

    /** {@code ${execution.processBusinessKey}} addresses messages. */
    private static final Set<String> OF_EXECUTION = Set.of("processBusinessKey");

    /** Far longer than any needs to be; a longer one is meant to exhaust the parser. */
    private static final int LONGEST = 500;

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    private ModelExpression() {}

    static boolean isOne(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /**
     * Whether this is one expression and nothing else, so that it can be true or false; also where it cannot be read, which
     * {@link #problem} says.
     */
    static boolean isWhole(String text) {
        try {
            return text.length() > LONGEST || PARSER.build(text).getRoot() instanceof AstEval;
        } catch (ELException e) {
            return isOne(text);
        }
    }

    /** What is wrong with an expression, as the end of a sentence; nothing where it is fine. */
    static Optional<String> problem(String expression) {
        if (expression.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        try {
            return problem(PARSER.build(expression).getRoot());
        } catch (ELException e) {
            return Optional.of("cannot be read");
        }
    }

    /** The name in an expression that is nothing but a name, as {@code ${closeCandidacy}}. */
    static Optional<String> bareName(String expression) {
        if (expression.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Node root = PARSER.build(expression).getRoot();
            return root.getCardinality() == 1 && root.getChild(0) instanceof AstIdentifier name
                    ? Optional.of(name.getName())
                    : Optional.empty();
        } catch (ELException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> problem(Node node) {
        if (node instanceof AstFunction function) {
            return Optional.of("calls the function " + function.getName() + "()");
        }
        if (node instanceof AstBracket) {
            return Optional.of("looks something up with […]");
        }
        if (node instanceof AstMethod method) {
            Node property = method.getChild(0);
            if (!(property instanceof AstDot && property.getChild(0) instanceof AstIdentifier bean)
                    || !ModelBeans.FOR_EXPRESSIONS
                            .getOrDefault(bean.getName(), Set.of())
                            .contains(nameOf(property))) {
                return Optional.of("asks something that people and due do not answer");
            }
            return problem(method.getChild(1))
                    .or(() -> objection(bean.getName(), nameOf(property), method.getChild(1)));
        }
        if (node instanceof AstDot property) {
            String name = nameOf(property);
            boolean ofExecution = isNamed(property.getChild(0), "execution") && OF_EXECUTION.contains(name);
            boolean ofDecision = property.getChild(0) instanceof AstMethod rule
                    && isNamed(rule.getChild(0).getChild(0), "decisionResult")
                    && nameOf(rule.getChild(0)).equals("getSingleResult")
                    && rule.getChild(1).getCardinality() == 0;
            return ofExecution || ofDecision ? Optional.empty() : Optional.of("reads the property “" + name + "”");
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            Optional<String> problem = node.getChild(i) == null ? Optional.empty() : problem(node.getChild(i));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** What {@code due} objects to in literal arguments of the expression, found now instead of when it runs. */
    private static Optional<String> objection(String bean, String function, Node parameters) {
        int count = parameters.getCardinality();
        if (!ModelBeans.takes(bean, function, count)) {
            return Optional.of("gives " + function + "() " + count + " values, which is not what it takes");
        }
        if (!bean.equals("due")) {
            return Optional.empty();
        }
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(literal(parameters.getChild(i)));
        }
        boolean said = function.startsWith("every")
                ? arguments.stream().allMatch(String.class::isInstance)
                : arguments.get(count - 1) != null;
        return said
                ? DueDates.objection(function, arguments)
                        .map(sentence -> "cannot be answered (" + sentence.replaceFirst("\\.$", "") + ")")
                : Optional.empty();
    }

    /** The value of a text or number, nothing for what only a running instance knows. */
    private static Object literal(Node node) {
        Node inner = node instanceof AstUnary unary && unary.getCardinality() == 1 ? unary.getChild(0) : node;
        if (inner instanceof AstString text) {
            return text.eval(null, null);
        }
        if (inner instanceof AstNumber number) {
            long value = ((Number) number.eval(null, null)).longValue();
            return inner == node ? value : -value;
        }
        return null;
    }

    private static boolean isNamed(Node node, String name) {
        return node instanceof AstIdentifier identifier && identifier.getName().equals(name);
    }

    private static String nameOf(Node property) {
        return property.toString().substring(2);
    }
}
