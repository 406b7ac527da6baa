package org.drumbeat.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The name and type of one process variable: an id or one of the few facts that gateways, timers and assignments need.
 *
 * <p>The kinds of value are text, yes or no, whole numbers, and lists of text for what is done by several people at once, so
 * that a variable can never hold a person's data as a serialised object. A module declares its facts in one place:
 * {@code <Module>Variables}.
 */
public final class Fact<T> {

    private final String name;
    private final Class<?> type;

    private Fact(String name, Class<?> type) {
        this.name = name;
        this.type = type;
    }

    /** An id or a code, never free text. */
    public static Fact<String> text(String name) {
        return new Fact<>(name, String.class);
    }

    public static Fact<Boolean> yesOrNo(String name) {
        return new Fact<>(name, Boolean.class);
    }

    public static Fact<Integer> number(String name) {
        return new Fact<>(name, Integer.class);
    }

    /** Ids, codes or moments in an order, stored as a list in JSON. */
    public static Fact<List<String>> list(String name) {
        return new Fact<>(name, List.class);
    }

    public String name() {
        return name;
    }

    /**
     * The value of this fact in a running process.
     *
     * @throws IllegalStateException where the process has no such variable, or one of another type
     */
    public T in(VariableScope scope) {
        return typed(scope.getVariable(name));
    }

    /**
     * The value of this fact, or nothing where a running process does not have it.
     *
     * @throws IllegalStateException where the process has a variable of this name and another type
     */
    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(name)).map(this::typed);
    }

    /** Gives this fact of a running process another value. */
    public void set(VariableScope scope, T value) {
        scope.setVariable(name, stored(value));
    }

    /** The value as the engine is to store it: not as a serialized Java object. */
    Object stored(T value) {
        return typed(value) instanceof List<?> list
                ? Variables.objectValue(new ArrayList<>(list))
                        .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                        .create()
                : value;
    }

    @SuppressWarnings("unchecked")
    T typed(Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalStateException("The process variable '" + name + "' should be a " + type.getSimpleName()
                    + " and is "
                    + (value == null ? "not set" : "a " + value.getClass().getSimpleName()));
        }
        return (T) value;
    }
}
