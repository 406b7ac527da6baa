package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** What one process tells another reaches whom the diagram names, or shows as an incident. */
@DrumbeatTest
class SendMessageTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    private TestModels models;
    private String order;

    @BeforeEach
    void deploy() {
        models = new TestModels(engine.getRepositoryService(), beans).deploy("messages.bpmn");
        order = UUID.randomUUID().toString();
    }

    @AfterEach
    void takeAway() {
        models.close();
    }

    @Test
    void anEventSendsTheMessageOfItsDefinitionToTheBusinessKeyAndTheNamedVariablesAlone() {
        ProcessInstance receiver = receiver("thrown", order);
        ProcessInstance ofAnotherOrder = receiver("thrown", UUID.randomUUID().toString());
        ProcessInstance waitingForSomethingElse = receiver("sent", order);

        ProcessInstance sender = send("throwing", Map.of("code", "late", "reason", "R1", "secret", "between us"));
        run(sender);

        assertThat(hasReceived(receiver)).isTrue();
        assertThat(hasReceived(ofAnotherOrder)).isFalse();
        assertThat(hasReceived(waitingForSomethingElse)).isFalse();
        assertThat(isRunning(sender)).isFalse();
        assertThat(engine.getRuntimeService().getVariables(receiver.getId()))
                .containsEntry("code", "late")
                .containsEntry("reason", "R1")
                .doesNotContainKey("secret");
    }

    @Test
    void aVariableThatIsNotSetIsLeftOutAndOverwritesNothing() {
        ProcessInstance receiver = receiver("thrown", order);
        engine.getRuntimeService().setVariable(receiver.getId(), "reason", "R0");

        run(send("throwing", Map.of("code", "late")));

        assertThat(hasReceived(receiver)).isTrue();
        assertThat(engine.getRuntimeService().getVariables(receiver.getId()))
                .containsEntry("code", "late")
                .containsEntry("reason", "R0");
    }

    @Test
    void anEndEventReachesEveryoneWhoHasTheVariable() {
        ProcessInstance one = receiver("ended", "another key");
        ProcessInstance two = receiver("ended", "one more key");
        ProcessInstance ofAnotherOrder = receiver("ended", order, "another order");

        ProcessInstance sender = send("ending", Map.of());
        run(sender);

        assertThat(hasReceived(one)).isTrue();
        assertThat(hasReceived(two)).isTrue();
        assertThat(hasReceived(ofAnotherOrder)).isFalse();
        assertThat(isRunning(sender)).isFalse();
    }

    @Test
    void aSendTaskSendsTheMessageOfItsDefinition() {
        ProcessInstance receiver = receiver("sent", order);

        run(send("sending", Map.of()));

        assertThat(hasReceived(receiver)).isTrue();
    }

    @Test
    void thatNobodyWaitsIsFineWhereTheMessageIsOptional() {
        ProcessInstance sender = send("sending", Map.of());

        run(sender);

        assertThat(isRunning(sender)).isFalse();
    }

    @Test
    void thatNobodyWaitsIsAnIncidentAndArrivesOnceSomebodyDoes() {
        ProcessInstance sender = send("throwing", Map.of("code", "late", "reason", "R1"));

        assertIncident(sender, "The message 'test.thrown' should reach exactly one process and reached 0");
        ProcessInstance receiver = receiver("thrown", order);
        engine.getManagementService().setJobRetries(job(sender).getId(), 1);
        run(sender);

        assertThat(hasReceived(receiver)).isTrue();
        assertThat(isRunning(sender)).isFalse();
        assertThat(incidents(sender)).isEmpty();
    }

    @Test
    void thatNobodyWaitsIsAnIncidentWhereAllShouldHear() {
        assertIncident(
                send("ending", Map.of()), "The message 'test.ended' should reach at least one process and reached 0");
    }

    @Test
    void thatTwoWaitIsAnIncidentAndNeitherReceives() {
        for (Map.Entry<String, String> way :
                Map.of("throwing", "thrown", "sending", "sent").entrySet()) {
            ProcessInstance one = receiver(way.getValue(), order);
            ProcessInstance two = receiver(way.getValue(), order);

            ProcessInstance sender = send(way.getKey(), Map.of("code", "late", "reason", "R1"));

            assertIncident(
                    sender, "The message 'test." + way.getValue() + "' should reach exactly one process and reached 2");
            assertThat(hasReceived(one)).isFalse();
            assertThat(hasReceived(two)).isFalse();
            assertThat(engine.getRuntimeService().getVariables(one.getId())).doesNotContainKey("code");

            engine.getRuntimeService().deleteProcessInstance(two.getId(), "one too many");
            engine.getManagementService().setJobRetries(job(sender).getId(), 1);
            run(sender);
            assertThat(hasReceived(one)).isTrue();
        }
    }

    @Test
    void thatTheReceiverIsPausedIsAnIncidentAndNoLoss() {
        ProcessInstance receiver = receiver("thrown", order);
        engine.getRuntimeService().suspendProcessInstanceById(receiver.getId());
        ProcessInstance sender = send("throwing", Map.of("code", "late", "reason", "R1"));
        assertIncident(sender, "reached 0");

        engine.getRuntimeService().activateProcessInstanceById(receiver.getId());
        engine.getManagementService().setJobRetries(job(sender).getId(), 1);
        run(sender);
        assertThat(hasReceived(receiver)).isTrue();
    }

    @Test
    void thatTheAddressIsEmptyIsAnIncidentAndNotAMessageToAnybody() {
        ProcessInstance receiver = receiver("thrown", order);
        Map<String, Object> noAddress = new HashMap<>();
        noAddress.put("order", null);
        ProcessInstance sender = engine.getRuntimeService().startProcessInstanceByKey("throwing", noAddress);

        assertIncident(sender, "Nothing to address the message to: ${order} is empty");
        assertThat(hasReceived(receiver)).isFalse();
    }

    private ProcessInstance receiver(String awaited, String businessKey) {
        return receiver(awaited, businessKey, order);
    }

    private ProcessInstance receiver(String awaited, String businessKey, String ofOrder) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey("receiver", businessKey, Map.of("awaited", awaited, "order", ofOrder));
    }

    private ProcessInstance send(String process, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("order", order);
        return engine.getRuntimeService().startProcessInstanceByKey(process, all);
    }

    private void run(ProcessInstance sender) {
        engine.getManagementService().executeJob(job(sender).getId());
    }

    private Job job(ProcessInstance instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    private void assertIncident(ProcessInstance sender, String message) {
        while (job(sender).getRetries() > 0) {
            assertThat(incidents(sender)).isEmpty();
            assertThatThrownBy(() -> run(sender)).hasMessageContaining(message);
        }
        assertThat(incidents(sender))
                .singleElement()
                .extracting(Incident::getIncidentMessage)
                .asString()
                .contains(message);
    }

    private List<Incident> incidents(ProcessInstance instance) {
        return engine.getRuntimeService()
                .createIncidentQuery()
                .processInstanceId(instance.getId())
                .list();
    }

    private boolean hasReceived(ProcessInstance receiver) {
        return engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(receiver.getId())
                        .taskDefinitionKey("Task_Received")
                        .count()
                == 1;
    }

    private boolean isRunning(ProcessInstance instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count()
                == 1;
    }
}
