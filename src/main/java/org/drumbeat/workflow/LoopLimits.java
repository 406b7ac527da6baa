package org.drumbeat.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Limits how often a step may be repeated, in parallel or in sequence: a number known only at run time is checked before the
 * engine creates that many, since it would create even a billion.
 */
final class LoopLimits extends AbstractBpmnParseListener {

    private static final int MOST = 1000;

    /** What is wrong with a number that stands in a diagram, as the end of a sentence. */
    static Optional<String> problem(String number) {
        return number.matches("\\d{1,4}") && Integer.parseInt(number) <= MOST
                ? Optional.empty()
                : Optional.of(
                        "is done “" + ModelFile.shortened(number) + "” times: write a number from 0 to " + MOST + ".");
    }

    @Override
    public void parseMultiInstanceLoopCharacteristics(Element step, Element loop, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior behavior
                && behavior.getLoopCardinalityExpression() != null) {
            behavior.setLoopCardinalityExpression(new Bounded(behavior.getLoopCardinalityExpression()));
        }
    }

    private record Bounded(Expression number) implements Expression {

        @Override
        public Object getValue(VariableScope variables) {
            return bounded(number.getValue(variables));
        }

        @Override
        public void setValue(Object value, VariableScope variables) {
            number.setValue(value, variables);
        }

        @Override
        public String getExpressionText() {
            return number.getExpressionText();
        }

        @Override
        public boolean isLiteralText() {
            return number.isLiteralText();
        }

        private Object bounded(Object value) {
            problem(String.valueOf(value)).ifPresent(problem -> {
                throw new BadUserRequestException("A step with “" + getExpressionText() + "” " + problem);
            });
            return value;
        }
    }
}
