package org.drumbeat.workflow;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;

/**
 * Finds the form of a task or a start, as it is deployed now. A version of a form never changes, so it is read once; which one
 * is the newest is asked once an {@link Edition}.
 */
@Component
class DeployedForms {

    private final Map<String, FormSchema> byDefinition = new ConcurrentHashMap<>();
    private final AtomicReference<Newest> newest = new AtomicReference<>(new Newest("", Map.of()));

    private record Newest(String edition, Map<String, FormSchema> byKey) {

        Newest in(String now) {
            return edition.equals(now) ? this : new Newest(now, new ConcurrentHashMap<>());
        }
    }

    /** The id of a task's form, without looking for the form itself; nothing where the diagram names none. */
    static Optional<String> id(TaskEntity task) {
        return Optional.ofNullable(task.getTaskDefinition())
                .map(TaskDefinition::getCamundaFormDefinitionKey)
                .map(key -> (String) key.getValue(task));
    }

    /** The form of a task; nothing where the diagram names none. */
    Optional<FormSchema> of(TaskEntity task, CommandContext engine) {
        TaskDefinition definition = task.getTaskDefinition();
        return id(task).map(key -> {
            CamundaFormRefImpl reference = new CamundaFormRefImpl(key, definition.getCamundaFormDefinitionBinding());
            Optional.ofNullable(definition.getCamundaFormDefinitionVersion())
                    .map(version -> (String) version.getValue(task))
                    .map(Integer::valueOf)
                    .ifPresent(reference::setVersion);
            return of(reference, task.getProcessDefinition().getDeploymentId(), engine);
        });
    }

    /** The form that a process starts with; nothing where the diagram names none. */
    Optional<FormSchema> ofStart(String processDefinitionId, CommandContext engine) {
        FormData data = engine.runWithoutAuthorization(new GetStartFormCmd(processDefinitionId));
        return Optional.ofNullable(data.getCamundaFormRef())
                .filter(reference -> reference.getKey() != null)
                .map(reference -> of(reference, data.getDeploymentId(), engine));
    }

    private FormSchema of(CamundaFormRef reference, String deployment, CommandContext engine) {
        return Edition.now()
                .filter(edition -> DefaultFormHandler.FORM_REF_BINDING_LATEST.equals(reference.getBinding()))
                .map(edition -> newest.updateAndGet(known -> known.in(edition))
                        .byKey()
                        .computeIfAbsent(reference.getKey(), key -> find(reference, deployment, engine)))
                .orElseGet(() -> find(reference, deployment, engine));
    }

    private FormSchema find(CamundaFormRef reference, String deployment, CommandContext engine) {
        CamundaFormDefinition definition =
                engine.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, deployment));
        if (definition == null) {
            throw new NotFoundException("The form '" + reference.getKey() + "' is not deployed");
        }
        return byDefinition.computeIfAbsent(definition.getId(), id -> read(definition, engine));
    }

    private static FormSchema read(CamundaFormDefinition definition, CommandContext engine) {
        InputStream form = engine.runWithoutAuthorization(
                new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName()));
        return FormSchema.read(form);
    }
}
