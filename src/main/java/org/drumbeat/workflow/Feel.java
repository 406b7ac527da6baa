package org.drumbeat.workflow;

import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** The FEEL expressions of a form ({@code =approved = false}), evaluated as the browser evaluates them. */
final class Feel {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    private Feel() {}

    /** Whether the expression holds; one that cannot be evaluated, as over a field left empty, does not. */
    static boolean holds(String expression, Map<String, Object> context) {
        return Boolean.TRUE.equals(evaluate(expression, context));
    }

    /** The value of an expression that begins with {@code =}, or null. */
    static Object evaluate(String expression, Map<String, Object> context) {
        EvaluationResult result = ENGINE.evaluateExpression(expression.substring(1), context);
        return result.isSuccess() ? result.result() : null;
    }

    /** Whether an expression can be read at all, as the end of a sentence. */
    static Optional<String> problem(String expression) {
        return ENGINE.parseExpression(expression).isSuccess() ? Optional.empty() : Optional.of("cannot be read");
    }

    /** The same for the condition of a rule, which may be a comparison or several. */
    static Optional<String> problemOfTest(String test) {
        return ENGINE.parseUnaryTests(test).isSuccess() ? Optional.empty() : Optional.of("cannot be read");
    }
}
