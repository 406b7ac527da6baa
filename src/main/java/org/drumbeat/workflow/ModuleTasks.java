package org.drumbeat.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whom the tasks of a module are about, and who may be given them. A diagram says the latter in words, in the property {@code givenTo} of the user task, such as
 * “line of the rep”; the module knows who that is. It is asked when a task is given, by its model as it begins, by HR, by a
 * claim or because somebody has left, and when the person opens or answers it.
 */
public interface ModuleTasks {

    /** Whom the words of a diagram mean. */
    @FunctionalInterface
    interface Circle {

        /**
         * It answers instead of throwing, since the transaction goes on: a task that somebody who left leaves behind is then
         * offered to HR.
         *
         * @return why this person may not have the task, a sentence that HR understands; nothing where they may
         */
        Optional<String> objection(TaskView task, String person);
    }

    /**
     * What each task of a process says in a few words about whom or what it is, by the process's id: Tasklist shows it below
     * the task's name in its list, mails tell it. It is asked for every task of the process, whatever form the task has, also one
     * that an admin drew; a form says so itself where it differs. Each process that begins a task of its own has an entry,
     * also one that another process calls.
     */
    default Map<String, Function<TaskView, String>> subjects() {
        return Map.of();
    }

    /** By the words that diagrams use; no two modules use the same. */
    Map<String, Circle> circles();

    /**
     * The words for each form of the module by the form's id. They hold also where a diagram does not repeat them: what a form
     * shows is for the same people whatever an admin has drawn.
     */
    Map<String, String> givenTo();
}
