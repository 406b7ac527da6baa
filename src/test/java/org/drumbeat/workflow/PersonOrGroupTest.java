package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.workflow.EngineApi.Door;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every task is somebody's, if only of the group HR, and is due at the end of a day. */
@DrumbeatTest
class PersonOrGroupTest {

    @LocalServerPort
    private int port;

    @Value("${drumbeat.time-zone}")
    private ZoneId zone;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    private TestModels models;

    @BeforeEach
    void deploy() {
        models = new TestModels(engine.getRepositoryService(), beans).deploy("sights.bpmn");
    }

    @AfterEach
    void takeAway() {
        models.close();
    }

    @Test
    void aTaskIsThePersonsWhomTheExpressionNames() {
        Task task = taskOf("rosa");

        assertThat(task.getAssignee()).isEqualTo("marco");
        assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsOnlyNulls();
    }

    @Test
    void aTaskIsOfferedToHrWhereNobodyIsLeft() {
        Task task = taskOf("vera");

        assertThat(task.getAssignee()).isNull();
        assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
                .singleElement()
                .extracting(IdentityLink::getGroupId)
                .isEqualTo("hr");
        EngineApi hana = Door.SYSTEMS.opened(port, "hana");
        assertThat(hana.claim(task.getId(), "hana").statusCode()).isEqualTo(204);
        assertThat(hana.complete(task.getId(), Map.of()).statusCode())
                .as("she may; only the next step of this model is missing")
                .isEqualTo(500);
        assertThat(Door.SYSTEMS
                        .opened(port, "marco")
                        .claim(task.getId(), "marco")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void everyTaskOfOurDiagramsIsDueAtSomeTime() {
        List<UserTask> tasks =
                engine
                        .getRepositoryService()
                        .createDeploymentQuery()
                        .deploymentSource(ModelDeployment.SOURCE)
                        .list()
                        .stream()
                        .map(Deployment::getId)
                        .flatMap(
                                deployment -> engine
                                        .getRepositoryService()
                                        .createProcessDefinitionQuery()
                                        .deploymentId(deployment)
                                        .list()
                                        .stream())
                        .map(ProcessDefinition::getId)
                        .flatMap(definition -> engine
                                .getRepositoryService()
                                .getBpmnModelInstance(definition)
                                .getModelElementsByType(UserTask.class)
                                .stream())
                        .toList();

        assertThat(tasks)
                .isNotEmpty()
                // Whatever is to be done before a moment, and cannot be done later, is due at that moment.
                .allSatisfy(task -> assertThat(task.getCamundaDueDate())
                        .as(task.getId())
                        .startsWith(task.getId().equals("Task_RateYourself") ? "${visitStartsAt}" : "${due."));
        assertThat(taskOf("rosa").getDueDate().toInstant().atZone(zone).toLocalTime())
                .isEqualTo(LocalTime.of(17, 0));
    }

    private Task taskOf(String rep) {
        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey("sights", Map.of("rep", rep))
                .getId();
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
    }
}
