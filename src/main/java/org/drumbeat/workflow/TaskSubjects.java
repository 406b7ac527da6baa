package org.drumbeat.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Says in a few words whom or what a task is about: by its form or, where that says nothing, by its process's module. */
@Component
class TaskSubjects {

    private final Forms forms;
    private final Supplier<Map<String, Function<TaskView, String>>> byProcess;

    TaskSubjects(Forms forms, ObjectProvider<ModuleTasks> modules) {
        this.forms = forms;
        // Resolved only on first use, since some of them need the engine, which needs this.
        this.byProcess = SingletonSupplier.of(() -> of(modules));
    }

    /** Empty where neither the form nor the module says anything. */
    String of(TaskEntity task, CommandContext engine) {
        return whoSays(task, engine)
                .map(subject -> subject.apply(new OpenTask(task, task.getAssignee())))
                .orElse("");
    }

    /** Where this task's subject comes from; empty where an admin drew both the form and the process. */
    Optional<Function<TaskView, String>> whoSays(TaskEntity task, CommandContext engine) {
        Optional<TaskForm<?, ?>> form = DeployedForms.id(task).flatMap(forms::taskForm);
        Optional<Function<TaskView, String>> module = module(task, engine);
        return form.isEmpty() && module.isEmpty()
                ? Optional.empty()
                : Optional.of(view -> form.map(known -> known.subject(view))
                        .or(() -> module.map(known -> known.apply(view)))
                        .orElse(""));
    }

    private Optional<Function<TaskView, String>> module(TaskEntity task, CommandContext engine) {
        return Optional.ofNullable(task.getProcessDefinitionId())
                .map(engine.getProcessEngineConfiguration().getDeploymentCache()::findDeployedProcessDefinitionById)
                .map(process -> byProcess.get().get(process.getKey()));
    }

    private static Map<String, Function<TaskView, String>> of(ObjectProvider<ModuleTasks> modules) {
        Map<String, Function<TaskView, String>> all = new HashMap<>();
        modules.forEach(module -> module.subjects().forEach((process, subject) -> {
            if (all.put(process, subject) != null) {
                throw new IllegalStateException("Two modules say what the tasks of “" + process + "” are about");
            }
        }));
        return all;
    }
}
