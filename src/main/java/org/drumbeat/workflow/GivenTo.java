package org.drumbeat.workflow;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Says whether a task may be given to a person: the form's module decides, and the diagram may restrict it further. A task
 * with neither is for anybody.
 */
@Component
class GivenTo {

    /** The property of a user task. */
    static final String PROPERTY = "givenTo";

    /** How a diagram says that it means everybody; the reason follows. */
    private static final String ANYBODY = "anybody";

    private final Supplier<Words> words;

    GivenTo(ObjectProvider<ModuleTasks> modules) {
        // Resolved only on first use, since some of them need the engine, which needs this.
        this.words = SingletonSupplier.of(() -> Words.of(modules.stream().toList()));
    }

    /** Why this person may not have the task; nothing where they may. */
    Optional<String> objection(TaskEntity task, String person) {
        return wordsFor(task).stream()
                .map(said -> objection(said, task, person))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> objection(String said, TaskEntity task, String person) {
        ModuleTasks.Circle circle = words.get().circles().get(said);
        return circle != null
                ? circle.objection(new OpenTask(task, person), person)
                : Optional.of("The diagram gives this task to “" + said
                        + "”, and nobody is known by that: have an admin correct it.");
    }

    private Set<String> wordsFor(TaskEntity task) {
        Set<String> said = new LinkedHashSet<>();
        Optional.ofNullable(task.getTaskDefinition())
                .map(TaskDefinition::getCamundaFormDefinitionKey)
                .map(Expression::getExpressionText)
                .map(words.get().forms()::get)
                .ifPresent(said::add);
        drawn(task).filter(drawn -> !isAnybody(drawn)).ifPresent(said::add);
        return said;
    }

    private static Optional<String> drawn(TaskEntity task) {
        return Optional.ofNullable(
                        Properties.of(task.getBpmnModelElementInstance()).get(PROPERTY))
                .filter(said -> !said.isBlank());
    }

    static boolean isAnybody(String said) {
        return said.equals(ANYBODY) || said.startsWith(ANYBODY + ":");
    }

    /** Whether a diagram may say this. */
    boolean isKnown(String said) {
        return isAnybody(said) || words.get().circles().containsKey(said);
    }

    /** What all modules say. */
    private record Words(Map<String, ModuleTasks.Circle> circles, Map<String, String> forms) {

        static Words of(Collection<ModuleTasks> modules) {
            Map<String, ModuleTasks.Circle> circles = new HashMap<>();
            Map<String, String> forms = new HashMap<>();
            for (ModuleTasks module : modules) {
                module.circles().forEach((said, circle) -> requireNew(circles.put(said, circle), said));
                module.givenTo().forEach((form, said) -> requireNew(forms.put(form, said), form));
            }
            return new Words(circles, forms);
        }

        private static void requireNew(Object before, String key) {
            if (before != null) {
                throw new IllegalStateException("Two modules say who “" + key + "” is");
            }
        }
    }
}
