package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What any sender on any diagram says to somebody who is suspended waits until they are resumed, and arrives once. */
@DrumbeatTest
class SuspendedReceiversTest {

    /** Goes on at once to a task that shows who was hired, so it has a test where there is somebody: {@code HiringApiTest}. */
    private static final String ELSEWHERE = "ThrowEvent_OthersClosed";

    private static final Pattern NAMED = Pattern.compile("\\$\\{(\\w+)}");

    @Autowired
    private ProcessEngine engine;

    private final String key = UUID.randomUUID().toString();
    private String deployment;

    /** A box that sends, and to whom. */
    record Sender(String process, String box, String message, String to) {

        @Override
        public String toString() {
            return box + " of " + process;
        }
    }

    static List<Sender> senders() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .flatMap(SuspendedReceiversTest::senders)
                    .filter(sender -> !sender.box().equals(ELSEWHERE))
                    .toList();
        }
    }

    private static Stream<Sender> senders(BpmnModelInstance model) {
        String process =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        return model.getModelElementsByType(FlowNode.class).stream().flatMap(node -> {
            Stream<String> messages = node instanceof SendTask task
                    ? Stream.of(task.getMessage().getName())
                    : node instanceof ThrowEvent
                            ? node.getChildElementsByType(MessageEventDefinition.class).stream()
                                    .map(event -> event.getMessage().getName())
                            : Stream.of();
            return messages.map(message -> new Sender(
                    process, node.getId(), message, Properties.of(node).get("to")));
        });
    }

    @AfterEach
    void takeAway() {
        everything().forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "seen"));
        if (deployment != null) {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    @ParameterizedTest
    @MethodSource("senders")
    void whatWaitsHearsOfItOnceItIsResumed(Sender sender) {
        List<ProcessDefinition> begin = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .messageEventSubscriptionName(sender.message())
                .list();
        Receiver receiver =
                begin.isEmpty() ? waiting(sender) : beginning(begin.get(0).getKey());
        receiver.suspend().run();
        Job sending = sending(sender);

        while (sending.getRetries() > 0) {
            String job = sending.getId();
            assertThatThrownBy(() -> engine.getManagementService().executeJob(job))
                    .hasMessageContaining("It is suspended, so nothing was done.");
            sending = engine.getManagementService().createJobQuery().jobId(job).singleResult();
        }
        assertThat(receiver.heard()).isZero();
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .configuration(sending.getId())
                        .list())
                .extracting(Incident::getIncidentMessage)
                .singleElement()
                .asString()
                .contains("“" + sender.message() + "” should reach the process “" + receiver.named());

        receiver.resume().run();
        engine.getManagementService().setJobRetries(sending.getId(), 1);
        engine.getManagementService().executeJob(sending.getId());
        assertThat(receiver.heard()).isOne();
    }

    /** Whoever is to hear of it, as the incident names them. */
    private abstract static class Receiver {
        abstract String named();

        abstract Runnable suspend();

        abstract Runnable resume();

        abstract long heard();
    }

    private Receiver waiting(Sender sender) {
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "waits.bpmn",
                        Bpmn.createExecutableProcess("waits")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .receiveTask("Task_Await")
                                .message(sender.message())
                                .userTask("Task_Heard")
                                .camundaCandidateGroups("hr")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        Map<String, Object> variables = MessageAddress.of(sender.to()).orElseThrow().variables().stream()
                .collect(Collectors.toMap(name -> name, name -> key));
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey("waits", key, variables)
                .getId();
        return new Receiver() {
            @Override
            String named() {
                return "waits” of the business key " + key;
            }

            @Override
            Runnable suspend() {
                return () -> engine.getRuntimeService().suspendProcessInstanceById(instance);
            }

            @Override
            Runnable resume() {
                return () -> engine.getRuntimeService().activateProcessInstanceById(instance);
            }

            @Override
            long heard() {
                return engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .taskDefinitionKey("Task_Heard")
                        .count();
            }
        };
    }

    private Receiver beginning(String process) {
        return new Receiver() {
            @Override
            String named() {
                return process + "”, which begins with it";
            }

            @Override
            Runnable suspend() {
                return () -> engine.getRepositoryService().suspendProcessDefinitionByKey(process);
            }

            @Override
            Runnable resume() {
                return () -> engine.getRepositoryService().activateProcessDefinitionByKey(process);
            }

            @Override
            long heard() {
                return everything()
                        .filter(instance -> instance.getProcessDefinitionId().startsWith(process + ":"))
                        .count();
            }
        };
    }

    /** The job of the box in an instance that begins right before it, in which every id is the same. */
    private Job sending(Sender sender) {
        Map<String, Object> variables = new HashMap<>();
        NAMED.matcher(sender.to())
                .results()
                .map((MatchResult found) -> found.group(1))
                .forEach(name -> variables.put(name, key));
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceByKey(sender.process())
                .businessKey(key)
                .setVariables(variables)
                .startBeforeActivity(sender.box())
                .execute();
        return job(instance);
    }

    private Job job(ProcessInstance instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .messages()
                .singleResult();
    }

    /** What is about the key. */
    private Stream<ProcessInstance> everything() {
        return Stream.concat(
                engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream(),
                engine.getRuntimeService().createProcessInstanceQuery().variableValueEquals("rep", key).list().stream())
                .collect(Collectors.toMap(ProcessInstance::getId, instance -> instance, (one, same) -> one))
                .values()
                .stream();
    }
}
