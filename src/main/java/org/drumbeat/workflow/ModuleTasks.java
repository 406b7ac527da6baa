package org.drumbeat.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says whom the tasks of a module are about and who may be given them. A diagram says the latter in words, in the user
 * task's property {@code givenTo}, such as “line of the rep”; the module knows who that is. It is asked whenever a task is
 * given to somebody (by its model as it begins, by HR, by a claim or because somebody has left), and when that person opens
 * or answers it.
 */
public interface ModuleTasks {

    /** The people that a diagram's words refer to. */
    @FunctionalInterface
    interface Circle {

        /**
         * Returns the reason instead of throwing, since the transaction goes on: for example, a leaver's task is then
         * offered to HR.
         *
         * @return why this person may not have the task, a sentence that HR understands; nothing where they may
         */
        Optional<String> objection(TaskView task, String person);
    }

    /**
     * Says in a few words whom or what the tasks of a process are about, by the process's id: Tasklist shows it below the
     * task's name in its list, and mails include it. It is used for every task of the process, whatever its form, even one
     * that an admin drew; a form overrides it where its subject differs. Every process with tasks of its own has an entry,
     * even if another process calls it.
     */
    default Map<String, Function<TaskView, String>> subjects() {
        return Map.of();
    }

    /** By the words that diagrams use; no two modules use the same. */
    Map<String, Circle> circles();

    /**
     * The words for each form of the module by the form's id. They apply even where a diagram does not repeat them: what a
     * form shows is for the same people, whatever an admin has drawn.
     */
    Map<String, String> givenTo();
}
