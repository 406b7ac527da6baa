package org.drumbeat.workflow;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A task form: what it shows and what its answers do. The bean's name is the id of the form. A form of two lines is given by
 * a bean method ({@link #of}), whose return type names both records; one with more to it is a record of its own.
 *
 * @param <V> what the form shows: a record whose components are keys, {@code valuesKey}s and texts of the form
 * @param <A> its answers: a record whose components are keys of the form's fields; a field left empty is null
 */
public interface TaskForm<V, A> {

    /** A form that does these two things and no more. */
    static <V, A> TaskForm<V, A> of(Function<TaskView, V> showing, BiFunction<TaskView, A, Facts> recording) {
        return new TaskForm<>() {
            @Override
            public V show(TaskView task) {
                return showing.apply(task);
            }

            @Override
            public Facts record(TaskView task, A answers) {
                return recording.apply(task, answers);
            }
        };
    }

    /** Called when the form is opened; what it returns is stored nowhere. */
    V show(TaskView task);

    /**
     * Says in a few words whom or what this task is about, only where that differs from what the module says for all tasks
     * of the process ({@link ModuleTasks#subjects}): Tasklist shows it below the task's name in its list.
     *
     * @return null where the module's words apply
     */
    default String subject(TaskView task) {
        return null;
    }

    /**
     * Called when the form is submitted, with answers that fit the deployed form; the task is completed in the same
     * transaction, with the returned facts and nothing else.
     *
     * @throws Refusal where the answers cannot be accepted; the task stays open
     */
    Facts record(TaskView task, A answers);

    /**
     * Called when this person was given the task: by its model as it begins, by HR, by a claim, or because somebody has
     * left. Whatever it does belongs to the same transaction.
     */
    default void given(TaskView task, String person) {}
}
