package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A signal, which only admins draw or send, waits for a suspended receiver as a message does. */
@DrumbeatTest
class SuspendedSignalReceiversTest {

    private static final String REFUSED = "“test.rung” should reach the process “hears” of the business key two."
            + " It is suspended, so nothing was done.";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    private String deployment;
    private List<String> receivers;

    @BeforeEach
    void begin() {
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "hears.bpmn",
                        heard(process("hears")
                                .startEvent()
                                .intermediateCatchEvent("CatchEvent_Rung")
                                .signal("test.rung")))
                .addModelInstance(
                        "begins.bpmn",
                        heard(process("begins").startEvent("StartEvent_Rung").signal("test.rung")))
                .addModelInstance(
                        "rings.bpmn",
                        process("rings")
                                .startEvent()
                                .intermediateThrowEvent("ThrowEvent_Ring")
                                .signal("test.rung")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        receivers = Stream.of("one", "two")
                .map(key -> engine.getRuntimeService().startProcessInstanceByKey("hears", key))
                .map(instance -> instance.getId())
                .toList();
    }

    private static BpmnModelInstance heard(AbstractFlowNodeBuilder<?, ?> rung) {
        return rung.userTask("Task_Heard")
                .camundaCandidateGroups("hr")
                .endEvent()
                .done();
    }

    private static ProcessBuilder process(String id) {
        return Bpmn.createExecutableProcess(id).camundaHistoryTimeToLiveString("P1D");
    }

    @AfterEach
    void takeAway() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @Test
    void ofSeveralNobodyHearsWhatAProcessThrowsWhileOneIsSuspended() {
        engine.getRuntimeService().suspendProcessInstanceById(receivers.get(1));
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("rings"))
                .hasMessageContaining(REFUSED);
        assertThat(heard()).isZero();

        engine.getRuntimeService().activateProcessInstanceById(receivers.get(1));
        engine.getRuntimeService().startProcessInstanceByKey("rings");
        assertThat(heard()).isEqualTo(3);
    }

    @Test
    void norWhatAnAdminSends() {
        engine.getRuntimeService().suspendProcessInstanceById(receivers.get(1));

        HttpResponse<String> refused = ring();

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(REFUSED);
        assertThat(heard()).isZero();
        engine.getRuntimeService().activateProcessInstanceById(receivers.get(1));
        assertThat(ring().statusCode()).isEqualTo(204);
        assertThat(heard()).isEqualTo(3);
    }

    @Test
    void whatBeginsWithItAndIsSuspendedIsNotPassedOverEither() {
        engine.getRepositoryService().suspendProcessDefinitionByKey("begins");

        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("rings"))
                .hasMessageContaining("“test.rung” should reach the process “begins”, which begins with it.");
        assertThat(heard()).isZero();
    }

    private HttpResponse<String> ring() {
        return Visitor.system(port, "ada", EngineApi.PASSWORD)
                .json("POST", "/engine-rest/signal", "{\"name\":\"test.rung\"}");
    }

    private long heard() {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("Task_Heard")
                .active()
                .processDefinitionKeyIn("hears", "begins")
                .count();
    }
}
