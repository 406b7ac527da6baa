package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an admin pauses and resumes when they suspend and activate an instance that has parts. */
@DrumbeatTest
class PausedPartsTest {

    private static final List<String> ALL = List.of("whole", "part", "part-of-part");

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    private final String key = UUID.randomUUID().toString();
    private String deployment;
    private String whole;

    @BeforeEach
    void begin() {
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "whole.bpmn",
                        process("whole")
                                .startEvent()
                                .parallelGateway("Gateway_Both")
                                .callActivity("Call_Part")
                                .calledElement("part")
                                .camundaInBusinessKey("${execution.processBusinessKey}")
                                .endEvent()
                                .moveToNode("Gateway_Both")
                                .callActivity("Call_Visit")
                                .calledElement("visit")
                                .camundaInBusinessKey("${visitId}")
                                .endEvent()
                                .done())
                .addModelInstance(
                        "part.bpmn",
                        process("part")
                                .startEvent()
                                .callActivity("Call_Part")
                                .calledElement("part-of-part")
                                .camundaInBusinessKey("${execution.processBusinessKey}")
                                .endEvent()
                                .done())
                .addModelInstance("part-of-part.bpmn", waiting("part-of-part"))
                .addModelInstance("visit.bpmn", waiting("visit"))
                .deploy()
                .getId();
        whole = engine.getRuntimeService()
                .startProcessInstanceByKey("whole", key, Map.of("visitId", "a visit of " + key))
                .getId();
    }

    @AfterEach
    void takeAway() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @Test
    void thePartsPauseAndResumeWithTheWhole() {
        engine.getRuntimeService().suspendProcessInstanceById(whole);
        assertThat(suspended()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(openTasks()).as("whoever has a task of the part").containsExactly("visit");
        assertThat(activeTimers()).containsExactly("visit");

        engine.getRuntimeService().activateProcessInstanceById(whole);
        assertThat(suspended()).isEmpty();
        assertThat(openTasks()).containsExactlyInAnyOrder("part-of-part", "visit");
        assertThat(activeTimers()).containsExactlyInAnyOrder("part-of-part", "visit");
    }

    @Test
    void aPartPausesWithoutTheWhole() {
        String part = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(whole)
                .processDefinitionKey("part")
                .singleResult()
                .getId();

        engine.getRuntimeService().suspendProcessInstanceById(part);

        assertThat(suspended()).containsExactlyInAnyOrder("part", "part-of-part");
    }

    @Test
    void anAdminPausesItByRest() {
        HttpResponse<String> paused = Visitor.system(port, "ada", EngineApi.PASSWORD)
                .json("PUT", "/engine-rest/process-instance/" + whole + "/suspended", "{\"suspended\":true}");

        assertThat(paused.statusCode()).as(paused.body()).isEqualTo(204);
        assertThat(suspended()).containsExactlyInAnyOrderElementsOf(ALL);
    }

    /** As Cockpit does for several at once. */
    @Test
    void aBatchPausesItToo() {
        Batch batch = engine.getRuntimeService()
                .updateProcessInstanceSuspensionState()
                .byProcessInstanceIds(whole)
                .suspendAsync();
        execute(batch.getSeedJobDefinitionId());
        execute(batch.getBatchJobDefinitionId());

        assertThat(suspended()).containsExactlyInAnyOrderElementsOf(ALL);
        engine.getManagementService().deleteBatch(batch.getId(), true);
    }

    private void execute(String definition) {
        for (Job job : engine.getManagementService()
                .createJobQuery()
                .jobDefinitionId(definition)
                .list()) {
            engine.getManagementService().executeJob(job.getId());
        }
    }

    private static ProcessBuilder process(String id) {
        return Bpmn.createExecutableProcess(id).camundaHistoryTimeToLiveString("P1D");
    }

    private static BpmnModelInstance waiting(String process) {
        return process(process)
                .startEvent()
                .userTask("Task_Wait")
                .camundaCandidateGroups("hr")
                .boundaryEvent("BoundaryEvent_Late")
                .cancelActivity(false)
                .timerWithDuration("P1D")
                .endEvent()
                .moveToActivity("Task_Wait")
                .endEvent()
                .done();
    }

    /** The processes of what is paused. */
    private List<String> suspended() {
        return instances().stream()
                .filter(ProcessInstance::isSuspended)
                .map(PausedPartsTest::process)
                .toList();
    }

    private List<ProcessInstance> instances() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .deploymentId(deployment)
                .list();
    }

    private List<String> openTasks() {
        return instances().stream()
                .filter(instance -> engine.getTaskService()
                                .createTaskQuery()
                                .processInstanceId(instance.getId())
                                .active()
                                .count()
                        > 0)
                .map(PausedPartsTest::process)
                .toList();
    }

    private List<String> activeTimers() {
        return instances().stream()
                .filter(instance -> engine.getManagementService()
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .timers()
                                .active()
                                .count()
                        > 0)
                .map(PausedPartsTest::process)
                .toList();
    }

    private static String process(ProcessInstance instance) {
        return instance.getProcessDefinitionId().split(":")[0];
    }
}
