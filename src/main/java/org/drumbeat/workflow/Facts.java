package org.drumbeat.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What a form or a service tells the process: the few {@link Fact}s that the diagram goes by. Immutable. */
public final class Facts {

    private static final Facts NONE = new Facts(Map.of());

    private final Map<String, Object> values;

    private Facts(Map<String, Object> values) {
        this.values = values;
    }

    public static Facts none() {
        return NONE;
    }

    public static <T> Facts of(Fact<T> fact, T value) {
        return NONE.and(fact, value);
    }

    public <T> Facts and(Fact<T> fact, T value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(fact.name(), fact.stored(value));
        return new Facts(Collections.unmodifiableMap(more));
    }

    /** Both sets of facts; where both have a value for one fact, the later one. */
    public Facts and(Facts others) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.putAll(others.values);
        return new Facts(Collections.unmodifiableMap(more));
    }

    /** Tells a running process all of them. */
    public void tell(VariableScope scope) {
        values.forEach(scope::setVariable);
    }

    Map<String, Object> asVariables() {
        return values;
    }
}
