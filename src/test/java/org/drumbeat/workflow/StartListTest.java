package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people can start stands in the list by what they want to do, and what undoes something stands last. */
@DrumbeatTest
class StartListTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Test
    void everybodyFindsWhatTheyMayStartAndWhatEndsSomethingLast() {
        List<String> hr = titles("hana");
        assertThat(hr).startsWith("Request a vacancy", "Enter an application");
        assertThat(hr.subList(hr.size() - 3, hr.size()))
                .containsExactly("Withdraw a candidate", "Cancel a vacancy", "Erase a candidate’s data");
        assertThat(titles("marco"))
                .startsWith("Request a vacancy", "Start coaching")
                .doesNotContain("Enter an application", "Erase a candidate’s data");
        assertThat(titles("rosa")).doesNotContain("Request a vacancy", "Start coaching");
    }

    @Test
    void everyDiagramThatPeopleStartSaysATitleASentenceAndAPlace() {
        starts("hana").forEach(StartListTest::assertTold);
        starts("marco").forEach(StartListTest::assertTold);
    }

    @Test
    void aProcessThatSaysNothingStandsThereByItsName() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("water-plants")
                .name("Water plants")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .endEvent()
                .done();
        model.<Process>getModelElementById("water-plants").setCamundaCandidateStarterGroups("hr");
        Deployment deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("water-plants.bpmn", model)
                .deploy();
        try {
            List<String> titles = titles("hana");
            assertThat(titles.indexOf("Water plants"))
                    .isGreaterThan(titles.indexOf("Enter an application"))
                    .isLessThan(titles.indexOf("Cancel a vacancy"));
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        }
    }

    private static void assertTold(JsonNode start) {
        assertThat(start.path("text").asText()).as(start.toString()).endsWith(".");
        assertThat(start.path("order").asInt()).as(start.toString()).isNotEqualTo(500);
    }

    private List<String> titles(String person) {
        return starts(person).findValuesAsText("name");
    }

    private JsonNode starts(String person) {
        return EngineApi.json(Visitor.anonymous(port).logIn(person, "drumbeat").get("/camunda/api/starts"));
    }
}
