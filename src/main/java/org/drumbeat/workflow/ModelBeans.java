package org.drumbeat.workflow;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * The beans that a model may name: the delegates, {@code people} and {@code due}. They are looked up on use, since some of
 * them need the engine, which needs this.
 */
@Component
final class ModelBeans extends AbstractMap<Object, Object> {

    /** Those that answer questions in expressions, and the questions. */
    static final Map<String, Set<String>> FOR_EXPRESSIONS = Map.of(
            "people", Set.of("managerOf", "leaderOf", "approverOf"),
            "due", Set.of("inBusinessDays", "businessDaysAfter", "at", "everyDayAt", "everyWeekOn"));

    private final ListableBeanFactory beans;

    ModelBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Whether a question can be asked with this many values. */
    static boolean takes(String bean, String question, int values) {
        return switch (question) {
            case "managerOf", "leaderOf", "inBusinessDays", "at", "everyDayAt" -> values == 1;
            case "approverOf", "everyWeekOn" -> values == 2;
            case "businessDaysAfter" -> values == 2 || values == 3;
            default -> FOR_EXPRESSIONS.getOrDefault(bean, Set.of()).contains(question);
        };
    }

    boolean isDelegate(String name) {
        return beans.containsBean(name) && beans.isTypeMatch(name, JavaDelegate.class);
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String bean
                && (FOR_EXPRESSIONS.containsKey(bean) && beans.containsBean(bean) || isDelegate(bean));
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        throw new UnsupportedOperationException("The beans for models are looked up by name");
    }
}
