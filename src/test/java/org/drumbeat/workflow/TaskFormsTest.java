package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.SampleVacancy;
import org.drumbeat.workflow.EngineApi.Door;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people see and do with the forms of tasks and starts, through both doors of the engine's REST API. */
@DrumbeatTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskFormsTest {

    private static final Map<String, Object> APPROVAL = Map.of("approved", true);
    private static final Map<String, Object> KIT = Map.of("fitInterviewer", "mina", "panel", List.of("milo", "maya"));

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    @Autowired
    private JdbcTemplate jdbc;

    private final Map<Door, Map<String, EngineApi>> opened = new EnumMap<>(Door.class);
    private Desks desks;
    private TestModels models;

    @BeforeEach
    void openDesks() {
        desks = new Desks(engine);
        models = new TestModels(engine.getRepositoryService(), beans);
    }

    @AfterEach
    void takeModelsAway() {
        models.close();
    }

    // Whose form it is

    @ParameterizedTest
    @EnumSource(Door.class)
    void onlyTheAssigneeSeesTheFormAndAnswersIt(Door door) {
        String task = vacancyToApprove();

        JsonNode shown = EngineApi.json(at(door, "vera").formVariables(task));
        assertThat(shown.at("/title/value").asText()).isEqualTo("Account executive");
        assertThat(shown.at("/hiringManagerName/value").asText()).isEqualTo("Marco Bianchi");
        for (String other : List.of("marco", "rosa")) {
            assertThat(at(door, other).formVariables(task).statusCode())
                    .as(other)
                    .isEqualTo(403);
            assertThat(at(door, other).submitForm(task, APPROVAL).statusCode())
                    .as(other)
                    .isIn(400, 403);
        }
        assertThat(at(door, "vera").submitForm(task, APPROVAL).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void hrAndAdminsNeitherOpenATaskNorTakeOneThatIsNotForThem(Door door) {
        for (String other : List.of("hana", "ada")) {
            String task = vacancyToApprove();
            EngineApi her = at(door, other);

            HttpResponse<String> form = her.formVariables(task);
            assertThat(form.statusCode()).as(other).isEqualTo(403);
            assertThat(form.body()).contains("Only the person whose task this is sees its form.");
            assertPlain(form);
            assertRefused(her.submitForm(task, APPROVAL), "This task is not yours to complete.");
            assertRefused(her.complete(task, APPROVAL), "This task is not yours to complete.");
            assertThat(isOpen(task)).isTrue();

            assertBadRequest(her.assign(task, other), "A vacancy is approved by a leader");
            assertThat(her.formVariables(task).statusCode()).isEqualTo(403);
            assertThat(task(task).getAssignee()).isEqualTo("vera");
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void hrHasATaskOfHrAssignedToThemFirst(Door door) {
        String task = kitToPrepare();
        assertThat(at(door, "hugo").claim(task, "hugo").statusCode()).isEqualTo(204);
        EngineApi hana = at(door, "hana");
        assertThat(hana.formVariables(task).statusCode()).isEqualTo(403);

        assertThat(hana.assign(task, "hana").statusCode()).isEqualTo(204);

        assertThat(EngineApi.json(hana.formVariables(task)).at("/region/value").asText())
                .isEqualTo("North");
        assertThat(at(door, "hugo").formVariables(task).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aCandidateOfATaskThatNobodyHasClaimedSeesItsFormAndAnswersIt(Door door) {
        String task = kitToPrepare();
        assertThat(EngineApi.json(at(door, "hugo").formVariables(task))
                        .at("/region/value")
                        .asText())
                .isEqualTo("North");
        assertThat(at(door, "marco").formVariables(task).statusCode()).isEqualTo(403);

        assertThat(at(door, "hugo").submitForm(task, KIT).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void whatOneHasClaimedTheOthersOfTheGroupNeitherSeeNorAnswerUntilItIsGivenBack(Door door) {
        String task = kitToPrepare();
        EngineApi hana = at(door, "hana");
        EngineApi hugo = at(door, "hugo");
        assertThat(hana.claim(task, "hana").statusCode()).isEqualTo(204);

        assertThat(hana.formVariables(task).statusCode()).isEqualTo(200);
        assertThat(hugo.formVariables(task).statusCode()).isEqualTo(403);
        assertRefused(hugo.submitForm(task, KIT), "This task is not yours to complete.");
        assertRefused(hugo.complete(task, KIT), "This task is not yours to complete.");

        assertThat(hana.post("/task/" + task + "/unclaim", Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(task(task).getAssignee()).isNull();
        assertThat(engine.getHistoryService()
                        .createUserOperationLogQuery()
                        .taskId(task)
                        .operationType(UserOperationLogEntry.OPERATION_TYPE_ASSIGN)
                        .userId("hana")
                        .count())
                .as("who gave it back is kept")
                .isEqualTo(1);
        assertThat(hugo.claim(task, "hugo").statusCode()).isEqualTo(204);
        assertThat(hana.formVariables(task).statusCode()).isEqualTo(403);
        assertThat(hugo.submitForm(task, KIT).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void nobodyClaimsATaskForSomebodyElseOrTakesItFromTheOneWhoClaimedIt(Door door) {
        String task = kitToPrepare();
        EngineApi hana = at(door, "hana");
        EngineApi hugo = at(door, "hugo");

        assertBadRequest(hana.claim(task, "rosa"), "Claim a task for yourself");
        assertThat(task(task).getAssignee()).isNull();

        hana.claim(task, "hana");
        assertBadRequest(hugo.claim(task, null), "Claim a task for yourself");
        assertThat(hugo.claim(task, "hugo").statusCode()).isEqualTo(409);
        assertThat(task(task).getAssignee()).isEqualTo("hana");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void anAssigneePassesTheTaskToNobodyAndLeavesItToNobody(Door door) {
        String task = vacancyToApprove();
        EngineApi vera = at(door, "vera");

        assertBadRequest(vera.claim(task, null), "Claim a task for yourself");
        assertThat(vera.claim(task, "marco").statusCode()).isEqualTo(400);
        assertThat(vera.assign(task, "marco").statusCode()).isEqualTo(403);
        assertThat(vera.post("/task/" + task + "/unclaim", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(vera.post("/task/" + task + "/identity-links", Map.of("userId", "marco", "type", "assignee"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(task(task).getAssignee()).isEqualTo("vera");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aTaskThatHasJustBeenCompletedIsNotFound(Door door) {
        assertThat(at(door, "vera").get("/task/has-gone/identity-links").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void reassigningTakesTheOldRightAway(Door door) {
        String task = vacancyToApprove();
        EngineApi vera = at(door, "vera");
        String mine = "/task?maxResults=2000";
        assertThat(EngineApi.ids(vera.get(mine))).contains(task);
        assertThat(vera.get("/task/" + task).statusCode()).isEqualTo(200);

        assertThat(at(door, "hana").assign(task, "mina").statusCode()).isEqualTo(204);

        assertThat(EngineApi.ids(vera.get(mine))).doesNotContain(task);
        assertThat(vera.get("/task/" + task).statusCode()).isEqualTo(404);
        assertThat(vera.get("/task/" + task + "/variables").statusCode()).isEqualTo(403);
        assertThat(vera.formVariables(task).statusCode()).isEqualTo(403);
        assertThat(vera.get("/task/" + task + "/deployed-form").statusCode()).isEqualTo(403);
        assertRefused(vera.submitForm(task, APPROVAL), "This task is not yours to complete.");
        assertRefused(vera.complete(task, APPROVAL), "This task is not yours to complete.");
        assertThat(vera.claim(task, "vera").statusCode()).isEqualTo(403);
        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .resourceId(task)
                        .userIdIn("vera")
                        .count())
                .isZero();
        assertThat(at(door, "mina").submitForm(task, APPROVAL).statusCode()).isEqualTo(204);
    }

    // What is refused

    @ParameterizedTest
    @EnumSource(Door.class)
    void whatDoesNotFitTheFormIsRefusedWithASentence(Door door) {
        String task = vacancyToApprove();
        EngineApi vera = at(door, "vera");

        assertRefused(
                vera.submitForm(task, Map.of("approved", true, "salary", 1)), "This form has no field named “salary”.");
        assertRefused(vera.complete(task, Map.of("approved", true, "salary", 1)), "no field named “salary”.");
        assertRefused(vera.submitForm(task, Map.of()), "“Your decision” is missing.");
        assertRefused(vera.submitForm(task, Map.of("approved", "maybe")), "“Your decision” must be one of: Approve");
        assertRefused(vera.submitForm(task, Map.of("approved", List.of(true))), "“Your decision” must be one choice.");
        assertRefused(
                vera.submitForm(task, Map.of("approved", true, "comment", "x".repeat(2001))),
                "“Comment” can have at most 2000 characters.");
        assertRefused(vera.submitForm(task, Map.of("approved", false)), "“Comment” is missing: say why you refuse");
        assertRefused(
                vera.post(
                        "/task/" + task + "/submit-form",
                        Map.of("variables", Map.of("approved", Map.of("type", "Json", "value", "{no json")))),
                "The answer to “approved” is no JSON.");
        assertRefused(
                vera.post(
                        "/task/" + task + "/submit-form",
                        Map.of("variables", Map.of("comment", Map.of("type", "Bytes", "value", "AAAA")))),
                "The answer to “comment” must be a text");
        assertThat(isOpen(task)).isTrue();
    }

    @AlsoOnPostgres(Kind.ERRORS)
    @ParameterizedTest
    @EnumSource(Door.class)
    void aTextThatNoTableTakesIsRefusedWithASentence(Door door) {
        String task = vacancyToApprove();

        assertRefused(
                at(door, "vera").submitForm(task, Map.of("approved", false, "comment", "No\u0000thing")),
                "“Comment” holds the character number 0, which is no text: remove it.");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aTaskThatIsGoneIsRefusedWithASentence(Door door) {
        String task = vacancyToApprove();
        EngineApi vera = at(door, "vera");
        assertThat(vera.complete(task, APPROVAL).statusCode()).isEqualTo(204);

        assertRefused(vera.submitForm(task, APPROVAL), "This task is no longer open");
        assertRefused(vera.complete(task, APPROVAL), "This task is no longer open");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aTaskOfAPausedProcessIsRefusedWithASentence(Door door) {
        String task = vacancyToApprove();
        String instance = task(task).getProcessInstanceId();
        engine.getRuntimeService().suspendProcessInstanceById(instance);

        assertRefused(at(door, "vera").submitForm(task, APPROVAL), "An admin has paused this process");
        engine.getRuntimeService().activateProcessInstanceById(instance);
        assertThat(at(door, "vera").submitForm(task, APPROVAL).statusCode()).isEqualTo(204);

        engine.getRepositoryService().suspendProcessDefinitionByKey("vacancy");
        try {
            assertRefused(
                    at(door, "marco").start("vacancy", SampleVacancy.answers()), "An admin has paused this process");
        } finally {
            engine.getRepositoryService().activateProcessDefinitionByKey("vacancy");
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void noWayLeadsPastTheFormForAdminsEither(Door door) {
        String task = vacancyToApprove();
        EngineApi ada = at(door, "ada");
        Map<String, Object> smuggled = Map.of("variables", EngineApi.variables(Map.of("approved", true)));

        assertThat(ada.assign(task, "mina").statusCode()).isEqualTo(204);
        assertThat(ada.post("/task/" + task + "/resolve", smuggled).statusCode())
                .isEqualTo(400);
        assertThat(ada.post("/task/" + task + "/delegate", Map.of("userId", "marco"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(ada.post(
                                "/task/" + task + "/bpmnError",
                                Map.of("errorCode", "x", "variables", smuggled.get("variables")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(ada.post(
                                "/task/" + task + "/bpmnEscalation",
                                Map.of("escalationCode", "x", "variables", smuggled.get("variables")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(isOpen(task)).isTrue();
        assertThat(at(door, "vera").post("/task/" + task + "/resolve", smuggled).statusCode())
                .as("to everybody else the door itself is closed")
                .isEqualTo(403);
    }

    // What becomes of the answers

    @ParameterizedTest
    @EnumSource(Door.class)
    void theAnswerToACompletionHoldsFactsAndNoAnswers(Door door) {
        Map<String, Object> answers = Map.of(
                "withVariablesInReturn",
                true,
                "variables",
                EngineApi.variables(Map.of("approved", true, "comment", "Only between us")));

        for (String way : List.of("/submit-form", "/complete")) {
            HttpResponse<String> completed = at(door, "vera").post("/task/" + vacancyToApprove() + way, answers);

            assertThat(completed.statusCode()).isEqualTo(200);
            assertThat(EngineApi.json(completed).fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("hiringManager", "requestedBy", "neededBy", "approved");
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void openingAFormStoresNothing(Door door) {
        String task = vacancyToApprove();
        EngineApi vera = at(door, "vera");
        List<String> tables = List.of("ACT_RU_VARIABLE", "ACT_HI_VARINST", "ACT_HI_DETAIL", "ACT_HI_OP_LOG");
        List<Long> before = tables.stream().map(this::rows).toList();

        for (int time = 0; time < 2; time++) {
            assertThat(vera.formVariables(task).statusCode()).isEqualTo(200);
            assertThat(vera.get("/task/" + task + "/deployed-form").statusCode())
                    .isEqualTo(200);
        }

        assertThat(tables.stream().map(this::rows).toList()).isEqualTo(before);
        assertThat(vera.submitForm(task, APPROVAL).statusCode()).isEqualTo(204);
        assertThat(tables.stream().map(this::rows).toList())
                .as("the same look sees what is stored")
                .isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void whatAReadOnlyFieldBringsBackIsIgnored(Door door) {
        Map<String, String> recorded = new HashMap<>();
        models.deploy("note.bpmn", "write-note.form").bean("write-note", new WriteNoteForm((task, note) -> {
            recorded.put(note.text(), String.valueOf(note.writer()));
            return Facts.none();
        }));
        String task = noteToWrite("rosa");

        assertThat(EngineApi.json(at(door, "rosa").formVariables(task))
                        .at("/writer/value")
                        .asText())
                .isEqualTo("written by rosa");
        assertThat(at(door, "rosa")
                        .submitForm(task, Map.of("text", "A call", "writer", "written by the king"))
                        .statusCode())
                .isEqualTo(204);

        assertThat(recorded).containsExactly(Map.entry("A call", "null"));
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void answersToAFormThatAnAdminDrewAreCheckedAndThenBecomeVariables(Door door) {
        models.deploy("drawn.bpmn", "drawn-by-an-admin.form");
        EngineApi rosa = at(door, "rosa");
        assertRefused(rosa.start("drawn", Map.of("customers", 0)), "“Customers” must be at least 1.");
        assertRefused(rosa.start("drawn", Map.of("customers", 2)), "“Why so few?” is missing.");
        assertRefused(rosa.start("drawn", Map.of("customers", 5, "who", "x")), "no field named “who”");
        assertRefused(
                rosa.start("drawn", Map.of("customers", 2, "why", "w".repeat(4001))),
                "“Why so few?” can have at most 4000 characters.");
        assertRefused(rosa.start("drawn", Map.of("customers", 2, "why", "so\nfew")), "“Why so few?” must be one line");
        HttpResponse<String> few =
                rosa.start("drawn", Map.of("customers", 2, "why", "\ufeff" + "w".repeat(4000) + "\u00a0"));
        assertThat(engine.getRuntimeService()
                        .getVariable(EngineApi.json(few).path("id").asText(), "why"))
                .isEqualTo("w".repeat(4000));

        HttpResponse<String> started = rosa.start("drawn", Map.of("customers", 5));
        assertThat(started.statusCode()).isEqualTo(200);
        String instance = EngineApi.json(started).path("id").asText();
        assertThat(engine.getRuntimeService().getVariable(instance, "customers"))
                .isEqualTo(5);
        String task = taskOf(instance);
        assertThat(at(door, "marco").submitForm(task, Map.of("customers", 7)).statusCode())
                .isIn(400, 403);
        assertRefused(rosa.submitForm(task, Map.of("customers", "seven")), "“Customers” must be a number.");
        assertThat(rosa.complete(task, Map.of("customers", 7)).statusCode()).isEqualTo(204);

        assertThat(engine.getRuntimeService().getVariable(instance, "customers"))
                .isEqualTo(7);
        assertThat(EngineApi.json(rosa.formVariables(taskOf(instance)))
                        .at("/customers/value")
                        .asInt())
                .as("the next form shows them, as Camunda does")
                .isEqualTo(7);
    }

    // At the same moment

    @AlsoOnPostgres(Kind.RACES)
    @ParameterizedTest
    @EnumSource(Door.class)
    void ofTwoAnswersToOneTaskAtOnceOneCountsAndTheOtherIsToldSo(Door door) throws Exception {
        EngineApi oneTab = at(door, "vera");
        EngineApi otherTab = door.opened(port, "vera");
        for (int round = 0; round < 3; round++) {
            String task = vacancyToApprove();

            assertOneWins(
                    () -> oneTab.submitForm(task, APPROVAL),
                    () -> otherTab.submitForm(task, Map.of("approved", false, "comment", "No budget")));
        }
    }

    @AlsoOnPostgres({Kind.RACES, Kind.ERRORS})
    @ParameterizedTest
    @EnumSource(Door.class)
    void ofTwoPeopleWhoInsertTheSameAtOnceOneCountsAndTheOtherIsToldSo(Door door) throws Exception {
        jdbc.execute("create table test_note (id varchar(100) primary key)");
        try {
            CyclicBarrier bothAreIn = new CyclicBarrier(2);
            models.deploy("note.bpmn", "write-note.form").bean("write-note", new WriteNoteForm((task, note) -> {
                await(bothAreIn);
                jdbc.update("insert into test_note (id) values (?)", task.businessKey());
                return Facts.none();
            }));
            String task = noteToWrite("rosa");

            assertOneWins(
                    () -> at(door, "rosa").submitForm(task, Map.of("text", "One")),
                    () -> door.opened(port, "rosa").complete(task, Map.of("text", "Two")));
        } finally {
            jdbc.execute("drop table test_note");
        }
    }

    @AlsoOnPostgres(Kind.RACES)
    @ParameterizedTest
    @EnumSource(Door.class)
    void ofTwoAnswersThatOnlyTheEngineStoresOneCountsAndTheOtherIsToldSo(Door door) throws Exception {
        CyclicBarrier bothAreIn = new CyclicBarrier(2);
        models.deploy("note.bpmn", "write-note.form").bean("write-note", new WriteNoteForm((task, note) -> {
            await(bothAreIn);
            return Facts.of(Fact.yesOrNo("written"), true);
        }));
        String task = noteToWrite("rosa");

        assertOneWins(
                () -> at(door, "rosa").submitForm(task, Map.of("text", "One")),
                () -> door.opened(port, "rosa").submitForm(task, Map.of("text", "Two")));
    }

    private static void assertOneWins(Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier start = new CyclicBarrier(2);
            List<Future<HttpResponse<String>>> answers = List.of(one, other).stream()
                    .map(request -> threads.submit(() -> {
                        await(start);
                        return request.call();
                    }))
                    .toList();
            List<HttpResponse<String>> answered = List.of(
                    answers.get(0).get(30, TimeUnit.SECONDS), answers.get(1).get(30, TimeUnit.SECONDS));
            HttpResponse<String> loser = answered.get(answered.get(0).statusCode() == 204 ? 1 : 0);
            assertThat(answered).extracting(HttpResponse::statusCode).contains(204);
            assertThat(loser.statusCode()).as(loser.body()).isEqualTo(400);
            assertPlain(loser);
            assertThat(loser.body())
                    .containsAnyOf(
                            "Somebody else changed the same thing at the same moment",
                            "This task is no longer open: somebody completed it",
                            // What the module says that saw the other's answer already.
                            "The vacancy “Account executive”");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    // Start forms

    @ParameterizedTest
    @EnumSource(Door.class)
    void aStartFormIsServedWithItsChoicesByNameAndWithWhatFitsThePerson(Door door) {
        JsonNode form = EngineApi.json(at(door, "marco").get("/process-definition/key/vacancy/deployed-start-form"));

        JsonNode regions = field(form, "region");
        assertThat(regions.has("valuesKey")).isFalse();
        assertThat(regions.path("values").findValuesAsText("value"))
                .containsExactly("Central", "Coast", "East", "North", "South", "West");
        assertThat(regions.path("defaultValue").asText()).isEqualTo("North");
        JsonNode managers = field(form, "hiringManager");
        assertThat(managers.path("values").findValuesAsText("label")).contains("Marco Bianchi (Manager, North)");
        assertThat(managers.path("values").findValuesAsText("value"))
                .contains("marco", "vera")
                .doesNotContain("rosa");
        assertThat(managers.path("defaultValue").asText()).isEqualTo("marco");

        JsonNode hanas = EngineApi.json(at(door, "hana").get("/process-definition/key/vacancy/deployed-start-form"));
        assertThat(field(hanas, "region").has("defaultValue"))
                .as("of somebody else nothing is left in it")
                .isFalse();
        assertThat(field(hanas, "hiringManager").has("defaultValue")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aStartFormIsForThoseWhoMayStart(Door door) {
        EngineApi rosa = at(door, "rosa");

        assertThat(rosa.get("/process-definition/key/vacancy/deployed-start-form")
                        .statusCode())
                .isEqualTo(403);
        assertThat(rosa.start("vacancy", SampleVacancy.answers()).statusCode()).isEqualTo(403);
        assertThat(at(door, "marco")
                        .get("/process-definition/key/candidacy/deployed-start-form")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aProcessStartsByItsFormAndUnderTheKeyThatDrumbeatGivesAlone(Door door) {
        EngineApi marco = at(door, "marco");
        Map<String, Object> withKey =
                Map.of("businessKey", "mine", "variables", EngineApi.variables(SampleVacancy.answers()));

        assertRefused(
                marco.post("/process-definition/key/vacancy/submit-form", withKey),
                "The business key of this process is given by Drumbeat: leave it out.");
        for (String who : List.of("rosa", "marco", "hana")) {
            assertThat(at(door, who)
                            .post("/process-definition/key/vacancy/start", withKey)
                            .statusCode())
                    .as(who)
                    .isEqualTo(403);
        }
        assertThat(desks.instance("mine")).isNull();
        HttpResponse<String> started = marco.start("vacancy", SampleVacancy.answers());
        assertThat(started.statusCode()).isEqualTo(200);
        assertThat(EngineApi.json(started).path("businessKey").asText()).hasSize(36);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aStartThatDoesNotFitTheFormIsRefusedWithASentenceAndStartsNothing(Door door) {
        EngineApi marco = at(door, "marco");
        long before = engine.getRuntimeService().createProcessInstanceQuery().count();
        Map<String, Object> inThePast = new HashMap<>(SampleVacancy.answers());
        inThePast.put("neededBy", "2020-01-01");
        Map<String, Object> farFuture = new HashMap<>(SampleVacancy.answers());
        farFuture.put("neededBy", "+999999999-12-31");

        assertRefused(marco.start("vacancy", Map.of()), "“Title” is missing.");
        assertRefused(marco.start("vacancy", inThePast), "“Needed by” is in the past.");
        assertRefused(marco.start("vacancy", farFuture), "“Needed by” must be a date such as 2027-03-31.");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isEqualTo(before);
    }

    private EngineApi at(Door door, String person) {
        return opened.computeIfAbsent(door, d -> new HashMap<>()).computeIfAbsent(person, p -> door.opened(port, p));
    }

    private String vacancyToApprove() {
        return desks.task("Task_ApproveVacancy", desks.start("marco", "vacancy", SampleVacancy.answers()))
                .getId();
    }

    private String kitToPrepare() {
        String vacancy = desks.start("marco", "vacancy", SampleVacancy.answers());
        desks.complete("vera", "Task_ApproveVacancy", vacancy, APPROVAL);
        return desks.task("Task_PrepareInterviewKit", vacancy).getId();
    }

    private String noteToWrite(String author) {
        ProcessInstance note = engine.getRuntimeService()
                .startProcessInstanceByKey("note", "note of " + author, Map.of("author", author));
        return taskOf(note.getId());
    }

    private String taskOf(String instance) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private Task task(String id) {
        return engine.getTaskService().createTaskQuery().taskId(id).singleResult();
    }

    private boolean isOpen(String task) {
        return task(task) != null;
    }

    private long rows(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }

    private static JsonNode field(JsonNode form, String key) {
        for (JsonNode component : form.path("components")) {
            if (key.equals(component.path("key").asText())) {
                return component;
            }
        }
        throw new AssertionError("No field " + key);
    }

    /** Refused with a sentence that a sales manager understands. */
    private static void assertRefused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(EngineApi.json(answer).path("message").asText())
                .startsWith("Cannot ")
                .contains(sentence);
        assertPlain(answer);
    }

    private static void assertBadRequest(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(EngineApi.json(answer).path("message").asText()).contains(sentence);
        assertPlain(answer);
    }

    private static void assertPlain(HttpResponse<String> answer) {
        assertThat(EngineApi.json(answer).path("message").asText())
                .doesNotContain("ENGINE-", "Exception", "org.", "camunda", "null");
    }
}
