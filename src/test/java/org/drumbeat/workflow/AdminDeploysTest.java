package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.SampleVacancy;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An admin edits one diagram in Camunda Modeler and deploys it, as Modeler does. */
@DrumbeatTest
@ExtendWith(OutputCaptureExtension.class)
class AdminDeploysTest {

    private static final String BY_MODELER = "Camunda Modeler";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ModelDeployment packagedDeployment;

    private Desks desks;

    @BeforeEach
    void openDesks() {
        desks = new Desks(engine);
    }

    @AfterEach
    void takeBackWhatWasDeployed() {
        repository
                .createDeploymentQuery()
                .deploymentSource(BY_MODELER)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void newInstancesFollowTheEditedDiagramWithItsFormsAndRunningOnesGoOnWithTheirs() {
        String before = desks.start("marco", "vacancy", SampleVacancy.answers());

        HttpResponse<String> answer =
                deploy("ada", vacancy().replace("name=\"Approve vacancy\"", "name=\"Bless vacancy\""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String after = desks.start("marco", "vacancy", SampleVacancy.answers());

        assertThat(desks.task("Task_ApproveVacancy", after).getName()).isEqualTo("Bless vacancy");
        assertThat(desks.see("vera", "Task_ApproveVacancy", after)).containsEntry("title", "Account executive");
        desks.complete("vera", "Task_ApproveVacancy", after, Map.of("approved", true));
        assertThat(desks.task("Task_PrepareInterviewKit", after)).isNotNull();
        assertThat(desks.task("Task_ApproveVacancy", before).getName()).isEqualTo("Approve vacancy");
        desks.complete("vera", "Task_ApproveVacancy", before, Map.of("approved", true));
        assertThat(desks.task("Task_PrepareInterviewKit", before)).isNotNull();
    }

    @Test
    void aRestartLeavesItOnTopAndAWarningNamesIt(CapturedOutput log) {
        deploy("ada", vacancy().replace("name=\"Approve vacancy\"", "name=\"Bless vacancy\""));

        packagedDeployment.afterSingletonsInstantiated();

        assertThat(desks.task("Task_ApproveVacancy", desks.start("marco", "vacancy", SampleVacancy.answers()))
                        .getName())
                .isEqualTo("Bless vacancy");
        assertThat(log).contains("bpmn/hiring/vacancy.bpmn is not deployed", "stays in its place");
    }

    @Test
    void anEditedFormIsShownAtOnce() {
        String vacancy = desks.start("marco", "vacancy", SampleVacancy.answers());
        String form = file("forms/hiring/approve-vacancy.form").replace("Your decision", "What do you say?");

        HttpResponse<String> answer = deploy("ada", "approve-vacancy.form", form);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Visitor.system(port, "vera", "drumbeat")
                        .get("/engine-rest/task/"
                                + desks.task("Task_ApproveVacancy", vacancy).getId() + "/deployed-form")
                        .body())
                .contains("What do you say?");
    }

    @Test
    void aModelThatCannotRunIsRefusedWithTheNameOfTheBoxAndNothingIsDeployed() {
        long before = repository.createDeploymentQuery().count();

        HttpResponse<String> answer = deploy("ada", vacancy().replace("approve-vacancy", "approve-it"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "“Approve vacancy” (Task_ApproveVacancy) refers to the form “approve-it”, which does not exist.");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void aGroupThatTheDiagramNoLongerNamesStartsTheProcessNoMore() {
        deploy("ada", vacancy().replace("\"manager,leader,hr\"", "\"manager,leader\""));
        try {
            assertThatThrownBy(() -> desks.start("hana", "vacancy", SampleVacancy.answers()))
                    .isInstanceOf(AuthorizationException.class);
            assertThat(desks.start("marco", "vacancy", SampleVacancy.answers())).isNotNull();
        } finally {
            deploy("ada", vacancy().replace("name=\"Approve vacancy\"", "name=\"Approve it\""));
        }
        assertThat(desks.start("hana", "vacancy", SampleVacancy.answers())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vacancy.bpmn20.xml", "table.dmn11.xml", "case.cmmn"})
    void aModelUnderAnotherNameIsRefused(String fileName) {
        HttpResponse<String> answer = deploy("ada", fileName, vacancy());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(fileName + " is of a kind that is not read here");
    }

    @Test
    void aFormThatIsNoneIsRefused() {
        HttpResponse<String> answer = deploy("ada", "approve-vacancy.form", "no form");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("approve-vacancy.form is no form: it holds no JSON.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosa", "marco", "vera", "hana", "intake"})
    void nobodyElseDeploys(String person) {
        assertThat(deploy(person, vacancy()).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> deploy(String person, String model) {
        return deploy(person, "vacancy.bpmn", model);
    }

    private HttpResponse<String> deploy(String person, String fileName, String content) {
        return Visitor.system(port, person, "drumbeat")
                .upload(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "edited " + fileName, "deployment-source", BY_MODELER),
                        fileName,
                        content.getBytes(StandardCharsets.UTF_8));
    }

    private static String vacancy() {
        return file("bpmn/hiring/vacancy.bpmn");
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
