package org.drumbeat.workflow;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * The name and type of one process variable: an id or one of the few facts that gateways, timers and assignments need.
 *
 * <p>The kinds of value are text, yes or no, and whole numbers, so that a variable can never hold a person's data as a
 * serialised object. A module declares its facts in one place, {@code <Module>Variables}.
 */
public final class Fact<T> {

    private final String name;
    private final Class<T> type;

    private Fact(String name, Class<T> type) {
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

    T typed(Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalStateException("The process variable '" + name + "' should be a " + type.getSimpleName()
                    + " and is "
                    + (value == null ? "not set" : "a " + value.getClass().getSimpleName()));
        }
        return type.cast(value);
    }
}
