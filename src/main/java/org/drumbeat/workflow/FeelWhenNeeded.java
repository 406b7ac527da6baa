package org.drumbeat.workflow;

import java.util.List;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;

/** FEEL for the engine's decisions, set up when the first of them is made: its thousand classes would hold up every start. */
final class FeelWhenNeeded implements FeelEngine {

    private static final class SetUp {

        private static final FeelEngine ENGINE = new ScalaFeelEngine(List.of());
    }

    @Override
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        return SetUp.ENGINE.evaluateSimpleExpression(expression, variables);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext variables) {
        return SetUp.ENGINE.evaluateSimpleUnaryTests(tests, input, variables);
    }
}
