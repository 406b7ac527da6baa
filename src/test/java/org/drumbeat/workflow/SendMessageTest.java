package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /**
     * Their number grows by what each receiver does on hearing it: the engine reads what a step waited for as it leaves it, and
     * to send it reads no more than that.
     */
    @Test
    void toManyTakesNoMoreStatementsEachThanTheEngineItselfNeeds() {
        List<String> toOne = sentToAll(1);
        List<String> toTwenty = sentToAll(20);
        assertThat(Collections.frequency(toTwenty, "selectExecutionsByQueryCriteria"))
                .as("to find them")
                .isOne()
                .isEqualTo(Collections.frequency(toOne, "selectExecutionsByQueryCriteria"));
        assertThat(toTwenty)
                .filteredOn(name -> name.contains("EventSubscriptionsBy"))
                .hasSize(20);

        int byTheEngine = correlatedToAll(20).size() - correlatedToAll(1).size();
        assertThat(toTwenty.size() - toOne.size()).as("nineteen more").isLessThan(byTheEngine);
    }

    private List<String> sentToAll(int receivers) {
        waitingOf(receivers);
        ProcessInstance sender = send("ending", Map.of());
        return Statements.ofTheEngineDuring(() -> run(sender));
    }

    private List<String> correlatedToAll(int receivers) {
        waitingOf(receivers);
        return Statements.ofTheEngineDuring(() -> engine.getRuntimeService()
                .createMessageCorrelation("test.ended")
                .processInstanceVariableEquals("order", order)
                .correlateAll());
    }

    /** Those of another order than before. */
    private void waitingOf(int receivers) {
        order = UUID.randomUUID().toString();
        IntStream.range(0, receivers).forEach(number -> receiver("ended", "key " + number));
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

    @ParameterizedTest
    @CsvSource({"throwing, thrown", "ending, ended", "sending, sent"})
    void thatTheReceiverIsSuspendedIsAnIncidentThatNamesItAndNoLoss(String way, String awaited) {
        ProcessInstance receiver = receiver(awaited, order);
        engine.getRuntimeService().suspendProcessInstanceById(receiver.getId());
        ProcessInstance sender = send(way, Map.of("code", "late", "reason", "R1"));
        assertIncident(
                sender,
                "“test." + awaited + "” should reach the process “receiver” of the business key " + order
                        + ". It is suspended, so nothing was done.");

        engine.getRuntimeService().activateProcessInstanceById(receiver.getId());
        assertThat(hasReceived(receiver)).isFalse();
        engine.getManagementService().setJobRetries(job(sender).getId(), 1);
        run(sender);
        assertThat(hasReceived(receiver)).isTrue();
        assertThat(isRunning(sender)).isFalse();
    }

    @Test
    void ofSeveralNobodyHearsWhileOneIsSuspendedAndThenEachOnce() {
        List<ProcessInstance> receivers =
                List.of(receiver("ended", "one"), receiver("ended", "two"), receiver("ended", "three"));
        engine.getRuntimeService().suspendProcessInstanceById(receivers.get(1).getId());
        ProcessInstance sender = send("ending", Map.of());

        assertIncident(sender, "should reach the process “receiver” of the business key two. It is suspended");
        assertThat(receivers).noneMatch(this::hasReceived);

        engine.getRuntimeService().activateProcessInstanceById(receivers.get(1).getId());
        engine.getManagementService().setJobRetries(job(sender).getId(), 1);
        run(sender);
        assertThat(receivers).allMatch(this::hasReceived);
    }

    @Test
    void whatBeginsWithTheMessageAndIsSuspendedIsNotPassedOverEither() {
        models.deploy("begins.bpmn");
        engine.getRepositoryService().suspendProcessDefinitionByKey("begins");
        ProcessInstance sender = send("sending", Map.of());
        assertIncident(sender, "“test.sent” should reach the process “begins”, which begins with it. It is suspended");

        engine.getRepositoryService().activateProcessDefinitionByKey("begins");
        engine.getManagementService().setJobRetries(job(sender).getId(), 1);
        run(sender);

        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("begins")
                        .processInstanceBusinessKey(order)
                        .count())
                .isOne();
    }

    @Test
    void aVariableIsWhatWhoWaitsSeesSoThatOneOfSeveralPartsHears() {
        ProcessInstance parts = parts("rosa", "anna", "ben");
        ProcessInstance others = parts("anna", "carl", "dora");

        run(leaving("ben"));

        assertThat(waitingParts(parts)).containsExactly("anna");
        assertThat(waitingParts(others)).containsExactly("carl", "dora");
    }

    @Test
    void oneOfSeveralVariablesIsEnoughAndWhatEndsByItNoLongerWaits() {
        ProcessInstance parts = parts("rosa", "rosa", "ben");
        ProcessInstance elsewhere = parts("vera", "rosa", "ben");

        ProcessInstance sender = leaving("rosa");
        run(sender);

        assertThat(isRunning(sender)).isFalse();
        assertThat(waitingParts(parts)).as("the instance is over").isEmpty();
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(parts.getId())
                        .taskDefinitionKey("Task_OwnerLeft")
                        .count())
                .isOne();
        assertThat(waitingParts(elsewhere)).containsExactly("ben");
    }

    @Test
    void aSuspendedPartIsFoundByItsOwnVariable() {
        ProcessInstance parts = parts("rosa", "anna", "ben");
        engine.getRuntimeService().suspendProcessInstanceById(parts.getId());

        assertIncident(leaving("ben"), "the process “parts” of the business key " + order + ". It is suspended");
        assertThatThrownBy(() -> run(leaving("dora"))).hasMessageContaining("'test.left' should reach at least one");
    }

    private ProcessInstance parts(String owner, String... persons) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "parts",
                        order,
                        Map.of("owner", owner, "persons", Fact.list("persons").stored(List.of(persons))));
    }

    private ProcessInstance leaving(String leaver) {
        return engine.getRuntimeService().startProcessInstanceByKey("leaving", Map.of("leaver", leaver));
    }

    /** Whose parts still wait. */
    private List<String> waitingParts(ProcessInstance parts) {
        return engine
                .getRuntimeService()
                .createExecutionQuery()
                .processInstanceId(parts.getId())
                .activityId("Task_AwaitLeaving")
                .list()
                .stream()
                .map(part -> engine.getRuntimeService()
                        .getVariable(part.getId(), "person")
                        .toString())
                .sorted()
                .toList();
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
