package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drumbeat.security.TestPeople.PASSWORD;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DrumbeatTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTest {

    private static final String REST = "/engine-rest";
    private static final String TASKS = "/task?maxResults=5";
    private static final String WEBAPP_REST = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    private String deployment;
    private Visitor rosa;
    private Visitor ada;

    @BeforeAll
    void peopleAndAProcess() {
        TestPeople.ensure(identityService);
        deployment = repositoryService
                .createDeployment()
                .name("doors-test")
                .addModelInstance(
                        "doors-test.bpmn",
                        Bpmn.createExecutableProcess("doors-test")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask()
                                .camundaCandidateGroups("rep")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
    }

    @AfterAll
    void away() {
        repositoryService.deleteDeployment(deployment, true);
    }

    // Who is not known

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/engine",
                "/engine-rest/version",
                "/api/anything",
                "/actuator",
                "/actuator/prometheus"
            })
    void anApiAsksAStrangerForNameAndPassword(String path) {
        HttpResponse<String> answer = Visitor.anonymous(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .startsWith("Basic");
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"detail\":\"Name and password are missing or do not fit together.");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void anApiTellsNobodyWhichOfTheTwoWasWrong() {
        HttpResponse<String> wrongPassword =
                Visitor.system(port, "vera", "wrong").get(REST + TASKS);
        HttpResponse<String> unknownName =
                Visitor.system(port, "nobody", "wrong").get(REST + TASKS);
        identityService.unlockUser("vera");

        assertThat(wrongPassword.statusCode()).isEqualTo(401);
        assertThat(unknownName.statusCode()).isEqualTo(401);
        assertThat(unknownName.body()).isEqualTo(wrongPassword.body());
        assertThat(Visitor.system(port, "vera", PASSWORD).get(REST + TASKS).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/camunda",
                "/camunda/",
                "/camunda/app/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/app/admin/default/setup/",
                "/camunda/lib/deps.js",
                "/camunda-welcome/index.html",
                "/webjars/camunda/app/tasklist/index.html",
                "/h2-console",
                "/no/such/page"
            })
    void aStrangerWhoOpensAPageIsAskedToLogIn(String path) {
        HttpResponse<String> answer = Visitor.anonymous(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js"
            })
    void aWebappWithoutASessionIsToldSoWithoutADialogue(String path) {
        HttpResponse<String> answer = Visitor.anonymous(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(answer.body()).contains("You are not logged in.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/css/drumbeat.css", "/images/drumbeat.svg", "/scripts/login.js"})
    void theLoginPageIsOpenToAll(String path) {
        assertThat(Visitor.anonymous(port).get(path).statusCode()).isEqualTo(200);
    }

    // One log-in

    @Test
    void oneLoginOpensOurPagesTheWebappsAndTheirApi() {
        Visitor rosa = Visitor.anonymous(port);
        assertThat(rosa.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
        String before = rosa.cookie("JSESSIONID").orElseThrow();

        HttpResponse<String> answer = rosa.logIn("rosa", PASSWORD).answer();

        assertThat(answer.headers().firstValue("Location"))
                .get()
                .asString()
                .as("back to where the browser wanted to go")
                .endsWith("/camunda/app/tasklist/default/");
        assertThat(rosa.cookie("JSESSIONID").orElseThrow())
                .as("the session of a stranger becomes nobody's")
                .isNotEqualTo(before);
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .get()
                .asString()
                .contains("JSESSIONID=")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(rosa.get("/").body()).contains("Hello, ");
        HttpResponse<String> tasklist = rosa.get("/camunda/app/tasklist/default/");
        assertThat(tasklist.statusCode()).isEqualTo(200);
        assertThat(tasklist.body()).contains("app-name=\"tasklist\"");
        assertThat(rosa.get("/camunda/app/welcome/default/").statusCode()).isEqualTo(200);
        assertThat(rosa.get(WEBAPP_REST + TASKS).statusCode()).isEqualTo(200);
        assertThat(rosa.get("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"rosa\"")
                .contains("tasklist")
                .doesNotContain("cockpit");
    }

    @Test
    void theSessionOpensNoApiForSystems() {
        assertThat(Visitor.anonymous(port)
                        .logIn("ada", PASSWORD)
                        .get(REST + TASKS)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theWebappsOwnLoginIsClosedSinceOursIsTheOnlyOne() {
        Visitor rosa = Visitor.anonymous(port);
        String login = "/camunda/api/admin/auth/user/default/login/tasklist";

        assertThat(rosa.form(login, "username=rosa&password=" + PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(rosa.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);

        rosa.logIn("rosa", PASSWORD).get("/camunda/app/tasklist/default/");
        assertThat(rosa.form(login, "username=ada&password=" + PASSWORD).statusCode())
                .isEqualTo(403);
        assertThat(rosa.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"rosa\"");
    }

    @Test
    void loggingOutInAWebappEndsTheWholeSession() {
        Visitor rosa = inTasklist("rosa");

        assertThat(rosa.json("POST", "/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(rosa.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(401);
        assertThat(rosa.get(WEBAPP_REST + TASKS).statusCode()).isEqualTo(401);
        assertThat(rosa.get("/camunda/app/tasklist/default/").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login");
        assertThat(rosa.get("/").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login");
    }

    @Test
    void whoeverLogsInAfterwardsIsSomebodyElseInTheWebappsToo() {
        Visitor browser = inTasklist("vera");
        browser.submit("/", "/logout", "");

        browser.logIn("rosa", PASSWORD).get("/camunda/app/tasklist/default/");

        assertThat(browser.get("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"rosa\"")
                .doesNotContain("cockpit");
    }

    @Test
    void aWebappNeedsItsOwnTokenToWrite() {
        Visitor ada = inTasklist("ada");
        String message = "{\"messageName\":\"nobody.waits\"}";
        assertThat(ada.json("POST", WEBAPP_REST + "/message", message).statusCode())
                .as("with the token: nobody waits for that message")
                .isEqualTo(400);

        ada.forgetToken();
        assertThat(ada.json("POST", WEBAPP_REST + "/message", message).statusCode())
                .isEqualTo(403);
    }

    // To whom which webapp is open

    @ParameterizedTest
    @CsvSource({
        "rosa, 200, 403, 403",
        "marco, 200, 403, 403",
        "vera, 200, 200, 403",
        "hana, 200, 200, 403",
        "ada, 200, 200, 200",
        "intake, 403, 403, 403"
    })
    void eachWebappAndItsApiIsOpenToItsGroups(String who, int tasklist, int cockpit, int admin) {
        Visitor visitor = Visitor.anonymous(port).logIn(who, PASSWORD);

        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(tasklist);
        assertThat(visitor.get(WEBAPP_REST + TASKS).statusCode()).isEqualTo(tasklist);
        assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(cockpit);
        assertThat(visitor.get(
                                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics?firstResult=0&maxResults=5")
                        .statusCode())
                .isEqualTo(cockpit);
        assertThat(visitor.get("/camunda/app/admin/default/").statusCode()).isEqualTo(admin);
        assertThat(visitor.get("/camunda/api/admin/plugin/adminPlugins/static/app/plugin.css")
                        .statusCode())
                .isIn(admin, admin == 200 ? 404 : admin);
    }

    @Test
    void intakeUsesOurApiAlone() {
        Visitor intake = Visitor.system(port, "intake", PASSWORD);

        assertThat(intake.get(REST + TASKS).statusCode()).isEqualTo(403);
        assertThat(intake.json("POST", REST + "/task", "{}").statusCode()).isEqualTo(403);
        assertThat(intake.get("/api/no-such-thing").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/page", "/webjars/camunda/app/tasklist/index.html"})
    void whatNoRuleOpensIsClosedToAdminsToo(String path) {
        assertThat(Visitor.anonymous(port).logIn("ada", PASSWORD).get(path).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aForeignPageCannotUseThePasswordThatABrowserRemembers() {
        String message = "{\"messageName\":\"nobody.waits\"}";
        for (String page : List.of("https://evil.example", "http://localhost:1", "null")) {
            HttpResponse<String> refused =
                    Visitor.system(port, "ada", PASSWORD).on(page).json("POST", REST + "/message", message);
            assertThat(refused.statusCode()).as(page).isEqualTo(403);
            assertThat(refused.body()).contains("This is not open to you.");
        }

        for (String page : List.of("http://localhost:" + port, "file://")) {
            assertThat(Visitor.system(port, "ada", PASSWORD)
                            .on(page)
                            .json("POST", REST + "/message", message)
                            .body())
                    .as(page + ": the engine was asked")
                    .contains("correlate");
        }
    }

    // What only admins may do through the engine's API

    /** Made so that nothing comes of it where it is allowed. */
    static Stream<List<String>> closed() {
        return Stream.of(
                List.of("POST", "/process-definition/key/x/start", "{}"),
                List.of("POST", "/process-definition/key/x/start/", "{}"),
                List.of("POST", "/process-definition/key/x/tenant-id/t/start", "{}"),
                List.of("POST", "/process-definition/x/start", "{}"),
                List.of("POST", "/process-definition/x/restart", "{}"),
                List.of("POST", "/process-definition/x/restart-async", "{}"),
                List.of("PUT", "/process-definition/key/x/suspended", "{\"suspended\":true}"),
                List.of("POST", "/message", "{\"messageName\":\"nobody.waits\"}"),
                List.of("POST", "/message/", "{\"messageName\":\"nobody.waits\"}"),
                List.of("POST", "/signal", "{\"name\":\"x\"}"),
                List.of("POST", "/condition", "{}"),
                List.of("POST", "/task/create", "{\"parentTaskId\":\"x\"}"),
                List.of("POST", "/task/cr%65ate", "{\"parentTaskId\":\"x\"}"),
                List.of("PUT", "/task/x", "{}"),
                List.of("DELETE", "/task/x", ""),
                List.of("POST", "/task/x/bpmnError", "{}"),
                List.of("POST", "/task/x/bpmnEscalation", "{}"),
                List.of("POST", "/task/x/resolve", "{}"),
                List.of("POST", "/task/x/delegate", "{}"),
                List.of("POST", "/task/x/variables", "{}"),
                List.of("PUT", "/task/x/variables/y", "{}"),
                List.of("DELETE", "/task/x/localVariables/y", ""),
                List.of("POST", "/task/x/variables/y/data", "{}"),
                List.of("PUT", "/execution/x/localVariables/y", "{}"),
                List.of("POST", "/execution/x/signal", "{}"),
                List.of("POST", "/execution/x/messageSubscriptions/y/trigger", "{}"),
                List.of("PUT", "/process-instance/x/variables/y", "{}"),
                List.of("DELETE", "/process-instance/x/variables/y", ""),
                List.of("DELETE", "/process-instance/x", ""),
                List.of("POST", "/process-instance/x/modification", "{}"),
                List.of("POST", "/process-instance/message-async", "{}"),
                List.of("POST", "/modification/execute", "{}"),
                List.of("POST", "/migration/execute", "{}"),
                List.of("POST", "/deployment/create", "{}"),
                List.of("POST", "/deployment/x/redeploy", "{}"),
                List.of("DELETE", "/deployment/x", ""),
                List.of("POST", "/filter/create", "{\"resourceType\":\"x\"}"),
                List.of("PUT", "/filter/x", "{}"),
                List.of("DELETE", "/filter/x", ""),
                List.of("POST", "/external-task/fetchAndLock", "{\"workerId\":\"x\",\"maxTasks\":1}"),
                List.of("POST", "/external-task/x/complete", "{}"),
                List.of("DELETE", "/batch/x", ""),
                List.of("PUT", "/job/x/duedate", "{}"),
                List.of("POST", "/job/x/execute", "{}"),
                List.of("POST", "/history/process-instance/delete", "{}"),
                List.of("POST", "/decision-definition/key/x/evaluate", "{}"),
                List.of("POST", "/authorization/create", "{}"),
                List.of("POST", "/user/create", "{}"),
                List.of("PUT", "/user/nobody/profile", "{}"),
                List.of("PUT", "/user/nobody/credentials", "{}"),
                List.of("POST", "/group/create", "{}"),
                List.of("PUT", "/group/x/members/nobody", ""),
                List.of("POST", "/identity/verify", "{\"username\":\"nobody\",\"password\":\"x\"}"));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void whatGoesRoundTheFormsIsClosedToPeopleAtEveryDoorAndOpenToAdmins(List<String> operation) {
        String method = operation.get(0);
        String path = operation.get(1);
        String body = operation.get(2);
        String sentence = "This is not open to you.";

        for (String root : List.of(REST, REST + "/engine/default")) {
            for (String who : List.of("rosa", "hana")) {
                HttpResponse<String> refused =
                        Visitor.system(port, who, PASSWORD).json(method, root + path, body);
                assertThat(refused.statusCode()).as(root + path).isEqualTo(403);
                assertThat(refused.body()).contains(sentence);
            }
        }
        HttpResponse<String> refused = rosaInTasklist().json(method, WEBAPP_REST + path, body);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains(sentence);

        // What the engine makes of it is its affair: it is asked.
        assertThat(Visitor.system(port, "ada", PASSWORD)
                        .json(method, REST + path, body)
                        .body())
                .doesNotContain(sentence);
        assertThat(adaInTasklist().json(method, WEBAPP_REST + path, body).body())
                .doesNotContain(sentence);
    }

    @Test
    void anAdminStartsAProcessAndARepDoesHerTaskInIt() {
        assertThat(Visitor.system(port, "ada", PASSWORD)
                        .json("POST", REST + "/process-definition/key/doors-test/start", "{}")
                        .statusCode())
                .isEqualTo(200);
        String instance = runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey("doors-test")
                .orderByProcessInstanceId()
                .desc()
                .listPage(0, 1)
                .get(0)
                .getId();
        Visitor rosa = Visitor.system(port, "rosa", PASSWORD);

        assertThat(rosa.get(REST + "/process-definition?key=doors-test&maxResults=5")
                        .body())
                .contains("doors-test");
        String tasks = rosa.json("POST", REST + TASKS, "{\"processInstanceId\":\"" + instance + "\"}")
                .body();
        assertThat(tasks).contains(instance);
        String task = tasks.replaceAll("(?s)^\\[\\{\"id\":\"([^\"]+)\".*", "$1");
        assertThat(rosa.json("POST", REST + "/task/" + task + "/claim", "{\"userId\":\"rosa\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(inTasklist("rosa")
                        .json("POST", WEBAPP_REST + "/task/" + task + "/submit-form", "{}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void hrPassesATaskOnAndTheRepDoesNot() {
        String instance = runtimeService.startProcessInstanceByKey("doors-test").getId();
        String task = taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        taskService.setAssignee(task, "rosa");
        String assignee = "/task/" + task + "/assignee";
        String toMarco = "{\"userId\":\"marco\"}";

        assertThat(inTasklist("rosa")
                        .json("POST", WEBAPP_REST + assignee, toMarco)
                        .statusCode())
                .isEqualTo(403);
        assertThat(inTasklist("hana")
                        .json("POST", WEBAPP_REST + assignee, toMarco)
                        .statusCode())
                .isEqualTo(204);
        assertThat(taskService.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("marco");
    }

    @Test
    void theEngineKnowsWhoAsksAndARepHasNoInstancesToAskFor() {
        runtimeService.startProcessInstanceByKey("doors-test");
        String instances = REST + "/process-instance/count?processDefinitionKey=doors-test";

        assertThat(Visitor.system(port, "rosa", PASSWORD).get(instances).statusCode())
                .isEqualTo(403);
        assertThat(Visitor.system(port, "vera", PASSWORD).get(instances).body()).isNotEqualTo("{\"count\":0}");
        assertThat(identityService.getCurrentAuthentication()).isNull();
    }

    @Test
    void nobodyEmptiesATableInOneAnswerAndWhoAsksForEverythingGetsTheLargestPage() {
        String versions = "/process-definition?key=doors-test";

        HttpResponse<String> everything = Visitor.system(port, "vera", PASSWORD).get(REST + versions);
        assertThat(everything.statusCode()).isEqualTo(200);
        assertThat(everything.body()).contains("doors-test");
        assertThat(Visitor.system(port, "vera", PASSWORD)
                        .get(REST + versions + "&maxResults=2001")
                        .statusCode())
                .isEqualTo(400);

        Visitor vera = inTasklist("vera");
        assertThat(vera.get(WEBAPP_REST + versions).body()).contains("doors-test");
        assertThat(vera.get(WEBAPP_REST + "/process-definition").statusCode()).isEqualTo(200);
        assertThat(vera.get(WEBAPP_REST + versions + "&maxResults=2001").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoWatchesCountsTheTasksOfEachGroup() {
        runtimeService.startProcessInstanceByKey("doors-test");
        String count = "/task/report/candidate-group-count";

        assertThat(inTasklist("vera").get(WEBAPP_REST + count).body()).contains("\"groupName\":\"rep\"");
        assertThat(inTasklist("rosa").get(WEBAPP_REST + count).statusCode()).isEqualTo(403);
    }

    // The setup of the webapps (CVE-2026-77226)

    @Test
    void nobodyMakesAnAdminThroughTheSetup() {
        String setup = "/camunda/api/admin/setup/default/user/create";
        String user = "{\"profile\":{\"id\":\"mallory\"},\"credentials\":{\"password\":\"mallory\"}}";
        Visitor stranger = Visitor.anonymous(port);
        stranger.get("/camunda/api/engine/engine/");

        assertThat(stranger.json("POST", setup, user).statusCode()).isEqualTo(401);
        assertThat(inTasklist("rosa").json("POST", setup, user).statusCode()).isEqualTo(403);
        assertThat(inTasklist("ada").json("POST", setup, user).statusCode()).isEqualTo(403);
        assertThat(inTasklist("ada").json("POST", setup + "/", user).statusCode())
                .isEqualTo(403);
        assertThat(inTasklist("ada").get("/camunda/app/admin/default/setup/").statusCode())
                .isEqualTo(403);
        assertThat(identityService.createUserQuery().userId("mallory").count()).isZero();
    }

    // Ways round

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest;x/message",
                "/engine-rest/message;x=1",
                "/engine-rest//message",
                "/engine-rest/task/../message",
                "/engine-rest/task/%2e%2e/message",
                "/engine-rest/task%2fcreate",
                "/camunda/api/engine/engine/default;x/message",
                "/css/../engine-rest/message"
            })
    void aCrookedPathIsRefused(String path) {
        Visitor rosa = Visitor.system(port, "rosa", PASSWORD);

        HttpResponse<String> answer = rosa.json("POST", path, "{\"messageName\":\"nobody.waits\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).as("the engine was not asked").doesNotContain("correlate");
    }

    private Visitor rosaInTasklist() {
        if (rosa == null) {
            rosa = inTasklist("rosa");
        }
        return rosa;
    }

    private Visitor adaInTasklist() {
        if (ada == null) {
            ada = inTasklist("ada");
        }
        return ada;
    }

    private Visitor inTasklist(String who) {
        Visitor visitor = Visitor.anonymous(port).logIn(who, PASSWORD);
        assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        return visitor;
    }
}
