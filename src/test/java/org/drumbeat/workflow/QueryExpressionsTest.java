package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.workflow.EngineApi.Door;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Expressions in queries and filters run no code (CVE-2026-109432), and those of models see only what models need. */
@DrumbeatTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryExpressionsTest {

    private static final String BREACH = "drumbeat.test.breach";

    /** Each sets a system property where it is evaluated with what expressions usually see. */
    private static final List<String> ATTACKS = List.of(
            "${''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), ''.getClass())"
                    + ".invoke(null, '" + BREACH + "', 'open')}",
            "#{''.getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(), ''.getClass())"
                    + ".invoke(null, '" + BREACH + "', 'open')}",
            "${currentUserGroups().getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(),"
                    + " ''.getClass()).invoke(null, '" + BREACH + "', 'open')}",
            "${dateTime().getClass().forName('java.lang.System').getMethod('setProperty', ''.getClass(),"
                    + " ''.getClass()).invoke(null, '" + BREACH + "', 'open')}",
            "${dateTime().withZone(null).class.classLoader.loadClass('java.lang.System').methods[0].invoke(null, '"
                    + BREACH + "', 'open')}",
            "${testBreach.open()}",
            "${dateTime().plusDays(testBreach.open())}");

    private static final List<String> NAMES = List.of(
            "assigneeExpression",
            "candidateUserExpression",
            "candidateGroupExpression",
            "candidateGroupsExpression",
            "ownerExpression",
            "involvedUserExpression",
            "processInstanceBusinessKeyExpression",
            "dueBeforeExpression",
            "createdAfterExpression",
            "followUpBeforeOrNotExistentExpression");

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    private final Map<String, EngineApi> opened = new HashMap<>();
    private final List<String> filters = new ArrayList<>();
    private TestModels models;

    /** What an attacker would call. */
    public static final class Breach implements JavaDelegate {

        public int open() {
            System.setProperty(BREACH, "open");
            return 1;
        }

        @Override
        public void execute(DelegateExecution execution) {
            open();
        }
    }

    @BeforeEach
    void closeTheBreach() {
        System.clearProperty(BREACH);
        models = new TestModels(engine.getRepositoryService(), beans).bean("testBreach", new Breach());
    }

    @AfterEach
    void takeAway() {
        filters.forEach(engine.getFilterService()::deleteFilter);
        filters.clear();
        models.close();
        System.clearProperty(BREACH);
    }

    @Test
    void theAttacksWouldWorkInAModel() {
        for (String attack : List.of(ATTACKS.get(0), ATTACKS.get(5))) {
            System.clearProperty(BREACH);
            evaluateInAModel(attack);
            assertThat(System.getProperty(BREACH)).as(attack).isEqualTo("open");
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aQueryRunsNoCode(Door door) {
        Stream<Map<String, String>> everyAttack = ATTACKS.stream().map(attack -> Map.of("assigneeExpression", attack));
        Stream<Map<String, String>> everyCriterion = NAMES.stream().map(name -> Map.of(name, ATTACKS.get(0)));
        Stream.concat(everyAttack, everyCriterion).forEach(criterion -> {
            for (String query : List.of("/task?maxResults=5", "/task/count")) {
                assertFails(at(door, "rosa").post(query, criterion), criterion.toString());
                assertFails(
                        at(door, "rosa").post(query, Map.of("orQueries", List.of(criterion))), criterion.toString());
            }
            assertNoBreach(criterion.toString());
        });
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aQueryOfTheHistoryKnowsNoExpressions(Door door) {
        Map<String, Object> criterion = Map.of("taskAssigneeExpression", ATTACKS.get(0));

        for (Object query : List.of(criterion, Map.of("orQueries", List.of(criterion)))) {
            // What it does not know, it ignores.
            assertThat(at(door, "ada").post("/history/task?maxResults=5", query).statusCode())
                    .isIn(200, 400);
        }
        assertNoBreach("history");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aStoredFilterRunsNoCode(Door door) {
        for (String attack : ATTACKS) {
            for (Object query : List.of(
                    Map.of("assigneeExpression", attack),
                    Map.of("orQueries", List.of(Map.of("dueBeforeExpression", attack))))) {
                String filter = filter(door, query);

                for (String path : List.of("/list?maxResults=5", "/count", "/singleResult")) {
                    assertFails(at(door, whoMay(path)).post("/filter/" + filter + path, Map.of()), attack);
                }
                assertFails(at(door, "marco").get("/filter/" + filter + "/list?maxResults=5"), attack);
                assertNoBreach(attack);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void whatExtendsAFilterRunsNoCode(Door door) {
        String filter = filter(door, Map.of("assigneeExpression", "${currentUser()}"));
        assertThat(at(door, "marco")
                        .post("/filter/" + filter + "/list?maxResults=5", Map.of())
                        .statusCode())
                .isEqualTo(200);

        for (String attack : ATTACKS) {
            for (Object extending : List.of(
                    Map.of("candidateGroupExpression", attack),
                    Map.of("orQueries", List.of(Map.of("ownerExpression", attack))))) {
                for (String path : List.of("/list?maxResults=5", "/count", "/singleResult")) {
                    assertFails(at(door, whoMay(path)).post("/filter/" + filter + path, extending), attack);
                }
                assertNoBreach(attack);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aFilterKnowsWhoAsksAndWhen(Door door) {
        models.deploy("sights.bpmn");
        String task = taskOf(engine.getRuntimeService()
                .startProcessInstanceByKey("sights", Map.of("rep", "rosa"))
                .getId());

        for (String works : List.of(
                "{\"assigneeExpression\": \"${currentUser()}\"}",
                "{\"assigneeExpression\": \"${currentUser()}\", \"createdBeforeExpression\": \"${dateTime().plusDays(1)}\"}",
                "{\"createdAfterExpression\": \"${dateTime().minusHours(2)}\"}",
                "{\"createdAfterExpression\": \"${dateTime().minusDays(1).withTimeAtStartOfDay()}\"}",
                "{\"orQueries\": [{\"assigneeExpression\": \"${currentUser()}\", \"dueBeforeExpression\": \"${now()}\"}]}")) {
            String filter = filter(door, EngineApi.json(works));
            HttpResponse<String> found =
                    at(door, "marco").post("/filter/" + filter + "/list?maxResults=2000", Map.of());
            assertThat(found.statusCode()).as(works + found.body()).isEqualTo(200);
            assertThat(EngineApi.ids(found)).as(works).contains(task);
        }
        for (String other : List.of(
                "{\"assigneeExpression\": \"${currentUser()}\", \"createdBeforeExpression\": \"${dateTime().minusDays(1)}\"}",
                "{\"candidateGroupsExpression\": \"${currentUserGroups()}\"}",
                "{\"dueBeforeExpression\": \"${now()}\", \"assigneeExpression\": \"${currentUser()}\"}")) {
            String filter = filter(door, EngineApi.json(other));
            HttpResponse<String> found =
                    at(door, "marco").post("/filter/" + filter + "/list?maxResults=2000", Map.of());
            assertThat(found.statusCode()).as(other + found.body()).isEqualTo(200);
            assertThat(EngineApi.ids(found)).as(other).doesNotContain(task);
        }
    }

    @Test
    void anExpressionOfAModelSeesVariablesPeopleDueDatesAndDelegates() {
        models.deploy("sights.bpmn").bean("seeing", new Breach());

        String instance = engine.getRuntimeService()
                .startProcessInstanceByKey("sights", Map.of("rep", "rosa"))
                .getId();
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
        assertThat(task.getAssignee()).isEqualTo("marco");
        assertThat(task.getDueDate()).isEqualTo("2027-03-31T17:00:00-04:00");
        engine.getTaskService().complete(task.getId());
        assertThat(System.getProperty(BREACH)).isEqualTo("open");
    }

    @Test
    void anExpressionOfAModelSeesNoOtherBean() {
        models.deploy("sights.bpmn");
        assertThat(beans.containsBean("dataSource")).as("it is there").isTrue();

        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("blind"))
                .hasMessageContaining("Cannot resolve identifier 'dataSource'");
        for (String bean : Stream.of(beans.getBeanDefinitionNames())
                .filter(name -> name.matches("[a-z]\\w+"))
                .filter(name -> !beans.isTypeMatch(name, JavaDelegate.class))
                .filter(name -> !List.of("people", "due").contains(name))
                .toList()) {
            assertThatThrownBy(() -> evaluateInAModel("${" + bean + "}"))
                    .as(bean)
                    .hasMessageContaining("Cannot resolve identifier '" + bean + "'");
        }
        assertThat(evaluateInAModel("${people}")).isNotNull();
        assertThat(evaluateInAModel("${sendMessage}")).isNotNull();
    }

    /** Evaluates it as if it stood in a diagram. */
    private Object evaluateInAModel(String expression) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> configuration
                        .getExpressionManager()
                        .createExpression(expression)
                        .getValue(StartProcessVariableScope.getSharedInstance()));
    }

    /** Stored by an admin, for everybody to see. */
    /** Tasklist does not ask for a single result, so only admins may. */
    private static String whoMay(String path) {
        return path.equals("/singleResult") ? "ada" : "marco";
    }

    private String filter(Door door, Object query) {
        HttpResponse<String> created =
                at(door, "ada").post("/filter/create", Map.of("resourceType", "Task", "name", "test", "query", query));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        String id = EngineApi.json(created).path("id").asText();
        filters.add(id);
        Authorization everybody =
                engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setUserId(Authorization.ANY);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(id);
        everybody.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(everybody);
        return id;
    }

    private String taskOf(String instance) {
        return new Desks(engine)
                .as(
                        "marco",
                        () -> engine.getTaskService()
                                .createTaskQuery()
                                .processInstanceId(instance)
                                .singleResult()
                                .getId());
    }

    private static void assertFails(HttpResponse<String> answer, String attack) {
        assertThat(answer.statusCode()).as(attack + answer.body()).isIn(400, 500);
    }

    private static void assertNoBreach(String attack) {
        assertThat(System.getProperty(BREACH)).as(attack).isNull();
    }

    private EngineApi at(Door door, String person) {
        return opened.computeIfAbsent(door + person, key -> door.opened(port, person));
    }
}
