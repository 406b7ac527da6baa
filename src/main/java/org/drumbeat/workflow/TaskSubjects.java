package org.drumbeat.workflow;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** Says in a few words whom or what a task is about, as its form does. */
@Component
class TaskSubjects {

    private final DeployedForms deployed;
    private final Forms forms;

    TaskSubjects(DeployedForms deployed, Forms forms) {
        this.deployed = deployed;
        this.forms = forms;
    }

    /** Empty where the task has no form of ours. */
    String of(TaskEntity task, CommandContext engine) {
        return deployed.of(task, engine)
                .flatMap(forms::taskForm)
                .map(form -> form.subject(new OpenTask(task, task.getAssignee())))
                .orElse("");
    }
}
