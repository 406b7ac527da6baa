package org.drumbeat.workflow;

/**
 * The form that a person starts a process with. The bean's name is the id of the form.
 *
 * @param <V> what the form offers: a record whose components are keys (a default) and {@code valuesKey}s (choices)
 * @param <A> its answers: a record whose components are keys of the form's fields; a field left empty is null
 */
public interface StartForm<V, A> {

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
    record Started(String businessKey, Facts facts) {}
}
