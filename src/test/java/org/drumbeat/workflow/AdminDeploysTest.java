package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.SampleVacancy;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private static final String SKETCH = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_Sketch" targetNamespace="http://example.org">
              <bpmn:process id="sketch" name="Sketch" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:startEvent id="StartEvent_Begun" name="Begin"><!-- start --></bpmn:startEvent>
                <bpmn:sequenceFlow id="Flow_Begun" sourceRef="StartEvent_Begun" targetRef="Task_Think" />
                <bpmn:userTask id="Task_Think" name="Think" camunda:candidateGroups="hr" />
                <bpmn:sequenceFlow id="Flow_Thought" sourceRef="Task_Think" targetRef="EndEvent_Thought" />
                <bpmn:endEvent id="EndEvent_Thought" />
              </bpmn:process>
            </bpmn:definitions>
            """;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vacancy.BPMN",
                "vacancy.Bpmn",
                "xbpmn",
                "vacancy.bpmn.xml",
                "../vacancy.bpmn",
                "run.groovy",
                "page.html",
                "lib.jar",
                "table.DMN",
                "note.FORM"
            })
    void aFileOfAnotherKindIsRefused(String fileName) {
        HttpResponse<String> answer = deploy("ada", fileName, vacancy());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("is of a kind that is not read here: names of models end in .bpmn, .dmn or .form");
    }

    /** Each hung the server, answered 500, or was deployed and did nothing. */
    @ParameterizedTest
    @Timeout(60)
    @CsvSource(delimiter = '|', textBlock = """
                    isExecutable="true" | isExecutable="false" | “Sketch” (sketch) cannot run: tick “Executable”.
                    camunda:candidateGroups="hr" | camunda:priority="1" | “Think” (Task_Think) is nobody’s task: say who gets it, by an assignee or candidate groups.
                    camunda:candidateGroups="hr" /> | ><bpmn:extensionElements><zeebe:userTask xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"/></bpmn:extensionElements></bpmn:userTask> | “Think” (Task_Think) is drawn for Camunda 8: who gets it and its form are not read here; draw it for Camunda 7.
                    <!-- start --> | <bpmn:timerEventDefinition><bpmn:timeCycle>R/PT0S</bpmn:timeCycle></bpmn:timerEventDefinition> | “Begin” (StartEvent_Begun) repeats without a pause
                    <!-- start --> | <bpmn:timerEventDefinition><bpmn:timeDuration>R/PT0S</bpmn:timeDuration></bpmn:timerEventDefinition> | “Begin” (StartEvent_Begun) repeats without a pause
                    <!-- start --> | <bpmn:timerEventDefinition><bpmn:timeCycle>0 6 * * 1</bpmn:timeCycle></bpmn:timerEventDefinition> | “Begin” (StartEvent_Begun) repeats by “0 6 * * 1”, which cannot be read
                    <!-- start --> | <bpmn:timerEventDefinition><bpmn:timeCycle>${due.everyDayAt('6:00')}</bpmn:timeCycle></bpmn:timerEventDefinition> | “Begin” (StartEvent_Begun) has the expression ${due.everyDayAt('6:00')}, which cannot be answered
                    <bpmn:definitions | <!DOCTYPE definitions><bpmn:definitions | sketch.bpmn: It has a document type: remove the line that begins with <!DOCTYPE.
                    <bpmn:definitions | <!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><bpmn:definitions | sketch.bpmn: It has a document type
                    <bpmn:definitions | <?xml-stylesheet href="x.xsl"?><bpmn:definitions | sketch.bpmn: It begins with an instruction for other programs
                    </bpmn:definitions> | </bpmn:definition> | sketch.bpmn: It is no XML that can be read: look at line
                    """)
    void whatHungOrSaidNothingIsAnsweredByASentence(String instead, String of, String sentence) {
        assertThat(SKETCH).contains(instead);

        HttpResponse<String> answer = deploy("ada", "sketch.bpmn", SKETCH.replace(instead, of));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
        assertThat(deploy("ada", "sketch.bpmn", SKETCH).statusCode()).isEqualTo(200);
    }

    @Test
    void theServerFetchesNothingThatAModelNames() throws IOException {
        AtomicInteger fetched = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        elsewhere.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        elsewhere.start();
        String address = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/x.xsd";
        try {
            for (String attribute : new String[] {
                "xsi:schemaLocation=\"http://x " + address + "\"",
                "xsi:noNamespaceSchemaLocation=\"" + address + "\"",
                "i:schemaLocation=\"http://x " + address + "\" xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
            }) {
                HttpResponse<String> answer = deploy(
                        "ada", "sketch.bpmn", SKETCH.replace("id=\"Definitions_Sketch\"", "id=\"D\" " + attribute));

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).contains("which would have the server read something elsewhere");
            }
        } finally {
            elsewhere.stop(0);
        }
        assertThat(fetched).hasValue(0);
    }

    @Test
    void whatWasDeployedBeforeThereWasAGuardIsNotDeployedAgain() {
        String old = TestModels.pastTheGuard(
                engine,
                () -> repository
                        .createDeployment()
                        .source(BY_MODELER)
                        .addString(
                                "sketch.bpmn",
                                SKETCH.replace("camunda:candidateGroups=\"hr\"", "camunda:priority=\"1\""))
                        .deploy()
                        .getId());

        HttpResponse<String> answer = Visitor.system(port, "ada", "drumbeat")
                .json("POST", "/engine-rest/deployment/" + old + "/redeploy", "{\"source\":\"" + BY_MODELER + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("“Think” (Task_Think) is nobody’s task");
    }

    @Test
    void inAnotherEncodingItIsReadTheSame() {
        String utf16 = SKETCH.replace("UTF-8", "UTF-16");

        assertThat(deploy("ada", "sketch.bpmn", utf16.getBytes(StandardCharsets.UTF_16))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> answer = deploy(
                "ada",
                "sketch.bpmn",
                utf16.replace("camunda:candidateGroups", "xmlns:a=\"http://activiti.org/bpmn\" a:candidateGroups")
                        .getBytes(StandardCharsets.UTF_16));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("“Think” (Task_Think) has the attribute “a:candidateGroups”, which is not known");
        assertThat(deploy("ada", "sketch.bpmn", SKETCH.replace("UTF-8", "UTF-7"))
                        .body())
                .contains("sketch.bpmn: It is");
    }

    @Test
    void whatModelerAddsToADiagramStillPasses() {
        String edited = vacancy()
                .replace(
                        "<bpmn:definitions ",
                        "<bpmn:definitions xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\""
                                + " camunda:diagramRelationId=\"2c1f\" ")
                .replace("</bpmn:process>", """
                        <bpmn:dataObjectReference id="DataObjectReference_Kit" name="Kit" dataObjectRef="DataObject_Kit" />
                        <bpmn:dataObject id="DataObject_Kit" />
                        <bpmn:textAnnotation id="TextAnnotation_Note"><bpmn:text>Costs ${a.lot()}, see &lt;b&gt;</bpmn:text></bpmn:textAnnotation>
                        <bpmn:association id="Association_Note" associationDirection="None" sourceRef="Task_ApproveVacancy" targetRef="TextAnnotation_Note" />
                        <bpmn:group id="Group_All" categoryValueRef="CategoryValue_All" />
                        </bpmn:process>
                        <bpmn:category id="Category_All"><bpmn:categoryValue id="CategoryValue_All" value="All" /></bpmn:category>""");

        HttpResponse<String> answer = deploy("ada", edited);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    @Timeout(60)
    void aDeploymentThatNeverEndsIsCutOffAndNothingOfItCounts() {
        SpringProcessEngineConfiguration configuration =
                (SpringProcessEngineConfiguration) engine.getProcessEngineConfiguration();
        TimedDeployments timed = new TimedDeployments(configuration, Duration.ofMillis(300));
        timed.setCommandExecutor(configuration.getCommandExecutorTxRequired());
        AtomicBoolean released = new AtomicBoolean();
        Deployer hanging = deployment -> {
            while (!released.get()) {
                Thread.onSpinWait();
            }
        };
        long before = repository.createDeploymentQuery().count();
        configuration
                .getDeploymentCache()
                .setDeployers(Stream.concat(configuration.getDeployers().stream(), Stream.of(hanging))
                        .toList());
        try {
            assertThatThrownBy(() -> timed.createDeployment()
                            .source(BY_MODELER)
                            .addString("sketch.bpmn", SKETCH)
                            .deploy())
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("so it was cut off");
        } finally {
            released.set(true);
            configuration.getDeploymentCache().setDeployers(configuration.getDeployers());
        }

        assertThat(deploy("ada", "sketch.bpmn", SKETCH).statusCode()).isEqualTo(200);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before + 1);
    }

    @Test
    void whatOnlyTheEngineObjectsToIsAnsweredWithTheFileAndTheBox() {
        HttpResponse<String> answer = deploy(
                "ada", "sketch.bpmn", SKETCH.replace("targetRef=\"EndEvent_Thought\"", "targetRef=\"EndEvent_Gone\""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Not deployed. sketch.bpmn: ", "Flow_Thought")
                .doesNotContain("ENGINE-");
    }

    @Test
    void aFormThatIsNoneIsRefused() {
        HttpResponse<String> answer = deploy("ada", "approve-vacancy.form", "no form");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("approve-vacancy.form: The form is none: it holds no JSON.");
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
        return deploy(person, fileName, content.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> deploy(String person, String fileName, byte[] content) {
        return Visitor.system(port, person, "drumbeat")
                .upload(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "edited " + fileName, "deployment-source", BY_MODELER),
                        fileName,
                        content);
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
