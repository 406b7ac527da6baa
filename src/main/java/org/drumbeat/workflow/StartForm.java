package org.drumbeat.workflow;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The form that a person starts a process with. The bean's name is the id of the form; a bean method gives it, or a record of
 * its own, as with a {@link TaskForm}.
 *
 * @param <V> what the form offers: a record whose components are keys (a default) and {@code valuesKey}s (choices)
 * @param <A> its answers: a record whose components are keys of the form's fields; a field left empty is null
 */
public interface StartForm<V, A> {

    /** A form that does these two things and no more. */
    static <V, A> StartForm<V, A> of(Function<String, V> showing, BiFunction<String, A, Started> recording) {
        return new StartForm<>() {
            @Override
            public V show(String person) {
                return showing.apply(person);
            }

            @Override
            public Started record(String person, A answers) {
                return recording.apply(person, answers);
            }
        };
    }

    /** Called when the form is opened by this person. */
    V show(String person);

    /**
     * Called when the form is submitted, with answers that fit the deployed form; the process starts in the same
     * transaction.
     *
     * @throws Refusal where the answers cannot be accepted; nothing starts
     */
    Started record(String person, A answers);

    /**
     * What a start form began.
     *
     * @param businessKey id of the aggregate that the new process is about
     */
    record Started(String businessKey, Facts facts) {

        /** With nothing more to tell the process. */
        public Started(String businessKey) {
            this(businessKey, Facts.none());
        }
    }

    /** Of a form that offers nothing: all that it shows stands in the form itself. */
    record NoChoices() {}
}
