package org.drumbeat.workflow;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;

/** A process of one task, with a form that an admin drew; taken away again when the test is over. */
final class DrawnTask implements AutoCloseable {

    private final ProcessEngine engine;
    private final Deployment deployment;
    private final String id;
    private final String instance;

    /** Of this person alone. */
    static DrawnTask of(ProcessEngine engine, String person, String form, Map<String, Object> variables) {
        return new DrawnTask(engine, true, person, form, variables);
    }

    /** Offered to a group. */
    static DrawnTask offered(ProcessEngine engine, String group, String form) {
        return new DrawnTask(engine, false, group, form, Map.of());
    }

    private DrawnTask(
            ProcessEngine engine, boolean assigned, String whose, String form, Map<String, Object> variables) {
        this.engine = engine;
        UserTaskBuilder task = Bpmn.createExecutableProcess("drawn-task")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("Task_Drawn")
                .name("Fill in what was drawn")
                .camundaFormRef("drawn-form")
                .camundaFormRefBinding("latest");
        BpmnModelInstance model = (assigned ? task.camundaAssignee(whose) : task.camundaCandidateGroups(whose))
                .endEvent()
                .done();
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("drawn-task.bpmn", model)
                .addString(
                        "drawn-form.form",
                        "{\"id\": \"drawn-form\", \"type\": \"default\", \"schemaVersion\": 16, " + form + "}")
                .deploy();
        instance = engine.getRuntimeService()
                .startProcessInstanceByKey("drawn-task", variables)
                .getId();
        id = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    String id() {
        return id;
    }

    String instance() {
        return instance;
    }

    boolean isOpen() {
        return engine.getTaskService().createTaskQuery().taskId(id).count() > 0;
    }

    /** What was answered. */
    Object answer(String key) {
        return engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName(key)
                .singleResult()
                .getValue();
    }

    @Override
    public void close() {
        engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
    }
}
