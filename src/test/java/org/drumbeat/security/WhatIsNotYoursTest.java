package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drumbeat.security.TestPeople.PASSWORD;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A task of Mina's, which Milo had before her: what is in it and what became of it, they, a rep next door, a leader, HR and an
 * admin ask for at both doors. Each time somebody sees it, so that it is there to be hidden.
 */
@DrumbeatTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIsNotYoursTest {

    private static final String[] PEOPLE = {"mina", "milo", "rosa", "vera", "hana", "ada"};

    /** What a search by variables and a list sorted by one say in the body of a query. */
    private static final Map<String, String> CRITERIA = Map.of(
            "SECRET", "[{\"name\":\"secret\",\"operator\":\"eq\",\"value\":\"s3cret\"}]",
            "NEAR", "[{\"name\":\"near\",\"operator\":\"eq\",\"value\":\"s3cret\"}]",
            "SORTED",
                    "[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\","
                            + "\"parameters\":{\"variable\":\"secret\",\"type\":\"String\"}}]");

    private enum Door {
        SYSTEMS("/engine-rest"),
        WEBAPPS("/camunda/api/engine/engine/default");

        private final String root;

        Door(String root) {
            this.root = root;
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private AuthorizationService authorizationService;

    @Autowired
    private FilterService filterService;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private String deployment;
    private Map<String, String> ids;

    @BeforeAll
    void aTaskWithASecret() {
        TestPeople.ensure(identityService);
        TestPeople.ensure(identityService, "mina", "Mina", "Park", "manager");
        TestPeople.ensure(identityService, "milo", "Milo", "Novak", "manager");
        deployment = repositoryService
                .createDeployment()
                .name("not-yours-test")
                .addModelInstance(
                        "not-yours-test.bpmn",
                        Bpmn.createExecutableProcess("not-yours-test")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("Task_KeepSecret")
                                .name("Keep a secret")
                                .camundaCandidateGroups("nobody")
                                .camundaFormField()
                                .camundaId("secret")
                                .camundaType("string")
                                .camundaFormFieldDone()
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        String instance = runtimeService
                .startProcessInstanceByKey("not-yours-test", "KEPT", Variables.putValue("secret", "s3cret"))
                .getId();
        String task = taskOf(instance);
        taskService.setAssignee(task, "milo");
        assertThat(at(Door.SYSTEMS, "hana")
                        .json("POST", "/engine-rest/task/" + task + "/assignee", "{\"userId\":\"mina\"}")
                        .statusCode())
                .isEqualTo(204);
        taskService.setVariableLocal(task, "near", "s3cret");
        assertThat(comment(Door.WEBAPPS, "mina", task).statusCode()).isEqualTo(200);
        ids = Map.of(
                "MODEL",
                        repositoryService
                                .createProcessDefinitionQuery()
                                .deploymentId(deployment)
                                .singleResult()
                                .getId(),
                "TASK", task,
                "INSTANCE", instance,
                "COMMENT", taskService.getTaskComments(task).get(0).getId(),
                "ATTACHMENT",
                        taskService
                                .createAttachment("x", task, null, "s3cret", null, "http://x")
                                .getId(),
                "VARIABLE",
                        runtimeService
                                .createVariableInstanceQuery()
                                .processInstanceIdIn(instance)
                                .variableName("secret")
                                .singleResult()
                                .getId());
    }

    @AfterAll
    void away() {
        repositoryService.deleteDeployment(deployment, true);
    }

    /** yes: an answer with the word; none: an answer without it; else the status. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', useHeadersInDisplayName = true, textBlock = """
            asked for                                              | word          | mina | milo | rosa | vera | hana | ada
            /task/TASK                                             | Keep a secret | yes  | 404  | 404  | 404  | yes  | yes
            /task?processInstanceId=INSTANCE                       | Keep a secret | yes  | none | none | none | yes  | yes
            /task {"processInstanceId":"INSTANCE"}                 | Keep a secret | yes  | none | none | none | yes  | yes
            /task/TASK/form                                        | contextPath   | yes  | 403  | 403  | 403  | 403  | yes
            /task/TASK/form-variables                              | s3cret        | yes  | 403  | 403  | 403  | 403  | yes
            /task/TASK/rendered-form                               | secret        | yes  | 403  | 403  | 403  | 403  | yes
            /task/TASK/identity-links                              | mina          | yes  | 403  | 403  | 403  | yes  | yes
            /task/TASK/comment                                     | between us    | yes  | 404  | 404  | 403  | 403  | yes
            /task/TASK/comment/COMMENT                             | between us    | 403  | 403  | 403  | 403  | 403  | yes
            /process-instance/INSTANCE/comment                     | between us    | 403  | 403  | 403  | 403  | 403  | yes
            /task/TASK/attachment                                  | s3cret        | 403  | 403  | 403  | 403  | 403  | yes
            /task/TASK/attachment/ATTACHMENT                       | s3cret        | 403  | 403  | 403  | 403  | 403  | yes
            /task/TASK/variables                                   | s3cret        | 403  | 403  | 403  | 403  | 403  | yes
            /task/TASK/variables/secret                            | s3cret        | 403  | 403  | 403  | 403  | 403  | yes
            /task/TASK/localVariables                              | s3cret        | 403  | 403  | 403  | 403  | 403  | yes
            /process-instance/INSTANCE                             | INSTANCE      | 403  | 403  | 403  | yes  | yes  | yes
            /process-instance/INSTANCE/activity-instances          | Keep a secret | 403  | 403  | 403  | yes  | yes  | yes
            /process-instance/INSTANCE/variables                   | s3cret        | 403  | 403  | 403  | 403  | 403  | yes
            /execution/INSTANCE/localVariables                     | s3cret        | 403  | 403  | 403  | 403  | 403  | yes
            /variable-instance?processInstanceIdIn=INSTANCE        | s3cret        | 403  | 403  | 403  | none | none | yes
            /variable-instance {"processInstanceIdIn":["INSTANCE"]} | s3cret       | 403  | 403  | 403  | none | none | yes
            /variable-instance/VARIABLE                            | s3cret        | 403  | 403  | 403  | 403  | 403  | yes
            /history/variable-instance?processInstanceId=INSTANCE  | s3cret        | 403  | 403  | 403  | 403  | 403  | yes
            /history/variable-instance/VARIABLE                    | s3cret        | 403  | 403  | 403  | 403  | 403  | yes
            /history/detail?processInstanceId=INSTANCE             | s3cret        | 403  | 403  | 403  | 403  | 403  | yes
            /history/identity-link-log?taskId=TASK                 | mina          | 403  | 403  | 403  | 403  | 403  | yes
            /history/task?taskId=TASK                              | Keep a secret | 403  | 403  | 403  | 403  | 403  | yes
            /history/task/count {"taskId":"TASK"}                  | "count":1     | 403  | 403  | 403  | yes  | yes  | yes
            /history/process-instance/INSTANCE                     | INSTANCE      | 403  | 403  | 403  | yes  | yes  | yes
            /history/user-operation?taskId=TASK                    | assignee      | yes  | none | none | yes  | yes  | yes
            /history/user-operation?processInstanceId=INSTANCE     | assignee      | yes  | none | none | yes  | yes  | yes
            """)
    void whatIsInATaskIsForThoseWhomItConcerns(
            String asked, String word, String mina, String milo, String rosa, String vera, String hana, String ada) {
        List<String> expected = List.of(mina, milo, rosa, vera, hana, ada);
        for (Door door : Door.values()) {
            List<String> seen = new ArrayList<>();
            for (String person : PEOPLE) {
                seen.add(outcome(ask(door, person, filled(asked)), filled(word)));
            }
            assertThat(seen).as(asked + " at " + door.root).isEqualTo(expected);
        }
    }

    /** The same without a word on variables, or with an empty list of them, as Tasklist sends it, is answered. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', useHeadersInDisplayName = true, textBlock = """
            asked for                                                                         | word          | mina | milo | rosa | vera | hana | ada
            /process-instance?processInstanceIds=INSTANCE                                     | INSTANCE      | 403  | 403  | 403  | yes  | yes  | yes
            /process-instance?processInstanceIds=INSTANCE&variables=secret_eq_s3cret          | INSTANCE      | 403  | 403  | 403  | 403  | 403  | yes
            /process-instance/count?processInstanceIds=INSTANCE&variables=secret_eq_s3cret    | "count":1     | 403  | 403  | 403  | 403  | 403  | yes
            /process-instance {"processInstanceIds":["INSTANCE"],"variables":[]}              | INSTANCE      | 403  | 403  | 403  | yes  | yes  | yes
            /process-instance {"processInstanceIds":["INSTANCE"],"variables":SECRET}          | INSTANCE      | 403  | 403  | 403  | 403  | 403  | yes
            /process-instance {"processInstanceIds":["INSTANCE"],"orQueries":[{"active":true,"variables":SECRET}]} | INSTANCE      | 403  | 403  | 403  | 403  | 403  | yes
            /process-instance/count {"processInstanceIds":["INSTANCE"],"variables":SECRET}    | "count":1     | 403  | 403  | 403  | 403  | 403  | yes
            /task?processInstanceId=INSTANCE&processVariables=secret_eq_s3cret                | Keep a secret | 403  | 403  | 403  | 403  | 403  | yes
            /task?processInstanceId=INSTANCE&taskVariables=near_eq_s3cret                     | Keep a secret | 403  | 403  | 403  | 403  | 403  | yes
            /task/count?processInstanceId=INSTANCE&processVariables=secret_like_s%25          | "count":1     | 403  | 403  | 403  | 403  | 403  | yes
            /task {"processInstanceId":"INSTANCE","processVariables":[],"taskVariables":[],"caseInstanceVariables":[],"variableNamesIgnoreCase":true} | Keep a secret | yes  | none | none | none | yes  | yes
            /task {"processInstanceId":"INSTANCE","processVariables":SECRET}                  | Keep a secret | 403  | 403  | 403  | 403  | 403  | yes
            /task {"processInstanceId":"INSTANCE","taskVariables":NEAR}                       | Keep a secret | 403  | 403  | 403  | 403  | 403  | yes
            /task {"processInstanceId":"INSTANCE","caseInstanceVariables":SECRET}             | []            | 403  | 403  | 403  | 403  | 403  | yes
            /task {"processInstanceId":"INSTANCE","orQueries":[{"nameLike":"x","processVariables":SECRET}]} | Keep a secret | 403  | 403  | 403  | 403  | 403  | yes
            /task/count {"processInstanceId":"INSTANCE","orQueries":[{"taskVariables":NEAR}]} | "count":1     | 403  | 403  | 403  | 403  | 403  | yes
            /task {"processInstanceId":"INSTANCE","sorting":SORTED}                           | Keep a secret | 403  | 403  | 403  | 403  | 403  | yes
            /task {"processInstanceId":"INSTANCE","assignee":"mina","sorting":SORTED}         | Keep a secret | yes  | 403  | 403  | 403  | 403  | yes
            /task?processInstanceId=INSTANCE&withTaskVariablesInReturn=true                   | s3cret        | yes  | none | none | none | 403  | yes
            /execution?processInstanceId=INSTANCE&variables=secret_eq_s3cret                  | INSTANCE      | 403  | 403  | 403  | 403  | 403  | yes
            /execution {"processInstanceId":"INSTANCE","processVariables":SECRET}             | INSTANCE      | 403  | 403  | 403  | 403  | 403  | yes
            /external-task/count {"processInstanceId":"INSTANCE"}                             | "count":0     | 403  | 403  | 403  | yes  | yes  | yes
            /external-task/count {"processInstanceId":"INSTANCE","processVariables":SECRET}   | "count":0     | 403  | 403  | 403  | 403  | 403  | yes
            /history/process-instance?processInstanceId=INSTANCE&variables=secret_eq_s3cret   | INSTANCE      | 403  | 403  | 403  | 403  | 403  | yes
            /history/task?taskId=TASK&processVariables=secret_eq_s3cret                       | Keep a secret | 403  | 403  | 403  | 403  | 403  | yes
            /history/task/count {"taskId":"TASK","processVariables":SECRET}                   | "count":1     | 403  | 403  | 403  | 403  | 403  | yes
            /history/task/count {"taskId":"TASK","orQueries":[{"taskVariables":NEAR}]}        | "count":1     | 403  | 403  | 403  | 403  | 403  | yes
            """)
    void whatIsInVariablesNobodyFindsOutBySearchingForIt(
            String asked, String word, String mina, String milo, String rosa, String vera, String hana, String ada) {
        whatIsInATaskIsForThoseWhomItConcerns(asked, word, mina, milo, rosa, vera, hana, ada);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /process-instance                                     | INSTANCE
            /process-instance/count                               | "count":1
            /process-definition/MODEL/called-process-definitions  | [
            """)
    void norInTheListsOfCockpit(String list, String word) {
        String asked = filled("/camunda/api/cockpit/plugin/base/default" + list + "?firstResult=0&maxResults=50");
        String kept = filled("{\"businessKey\":\"KEPT\",\"variables\":[]}");
        String search = filled("{\"businessKey\":\"KEPT\",\"variables\":SECRET}");
        for (String person : List.of("ada", "vera", "hana")) {
            Visitor visitor = at(Door.WEBAPPS, person);
            String searched = person.equals("ada") ? "yes" : "403";
            assertThat(outcome(visitor.get(asked + "&businessKey=KEPT"), filled(word)))
                    .as(person)
                    .isEqualTo("yes");
            assertThat(outcome(visitor.get(asked + "&businessKey=KEPT&variables=secret_eq_s3cret"), filled(word)))
                    .as(person)
                    .isEqualTo(searched);
            assertThat(outcome(visitor.json("POST", asked, kept), filled(word)))
                    .as(person)
                    .isEqualTo("yes");
            assertThat(outcome(visitor.json("POST", asked, search), filled(word)))
                    .as(person)
                    .isEqualTo(searched);
        }
    }

    @ParameterizedTest
    @EnumSource
    void norByAFilterWhichSearchesForThemOrIsExtendedBySuchASearch(Door door) {
        String open = filter(taskService.createTaskQuery().processInstanceId(ids.get("INSTANCE")));
        String searching = filter(taskService
                .createTaskQuery()
                .processInstanceId(ids.get("INSTANCE"))
                .processVariableValueEquals("secret", "s3cret"));
        String empty = "{\"processVariables\":[],\"taskVariables\":[],\"caseInstanceVariables\":[]}";
        String search = "{\"processVariables\":SECRET}";
        String alternative = "{\"orQueries\":[" + search + "]}";
        try {
            for (String person : List.of("ada", "mina", "milo", "rosa", "vera", "hana")) {
                String searched = person.equals("ada") ? "yes" : "403";
                for (String asked : List.of("/filter/" + open + "/list ", "/filter/" + open + "/count ")) {
                    assertThat(ask(door, person, asked + empty).statusCode()).isEqualTo(200);
                    assertThat(outcome(ask(door, person, filled(asked + search)), "1"))
                            .as(person)
                            .isEqualTo(searched);
                    assertThat(outcome(ask(door, person, filled(asked + alternative)), "1"))
                            .as(person)
                            .isEqualTo(searched);
                }
                for (String asked : List.of("/list", "/count", "/list {}", "/count " + empty)) {
                    assertThat(outcome(ask(door, person, "/filter/" + searching + asked), "1"))
                            .as(person)
                            .isEqualTo(searched);
                }
            }
        } finally {
            filterService.deleteFilter(open);
            filterService.deleteFilter(searching);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoSearchesForThemIsToldWhyTheyMayNot(Door door) {
        for (String asked : List.of(
                "/task/count?processVariables=secret_eq_s3cret", "/process-instance/count {\"variables\":SECRET}")) {
            HttpResponse<String> refused = ask(door, "hana", filled(asked));

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("Only admins search by variables");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWritesCommentsAtWhatIsNotTheirsOrInANameThatItIsNot(Door door) {
        String other = start();
        String task = ids.get("TASK");
        long before = taskService.getTaskComments(task).size();
        for (String person : List.of("milo", "rosa", "vera", "hana")) {
            assertThat(comment(door, person, task).statusCode()).as(person).isEqualTo(400);
        }
        assertThat(taskService.getTaskComments(task)).hasSize((int) before);

        String elsewhere = "{\"message\":\"between us\",\"processInstanceId\":\"" + other + "\"}";
        assertThat(at(door, "mina")
                        .json("POST", door.root + "/task/" + task + "/comment/create", elsewhere)
                        .statusCode())
                .isEqualTo(200);
        assertThat(taskService.getProcessInstanceComments(other)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatOneHasClaimedTheOthersOfTheGroupSeeNoMore(Door door) {
        String task = taskOf(start());
        taskService.addGroupIdentityLink(task, "manager", IdentityLinkType.CANDIDATE);
        assertThat(outcome(ask(door, "milo", "/task/" + task + "/form-variables"), "s3cret"))
                .isEqualTo("yes");

        assertThat(at(door, "mina")
                        .json("POST", door.root + "/task/" + task + "/claim", "{\"userId\":\"mina\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(comment(door, "mina", task).statusCode()).isEqualTo(200);

        assertThat(outcome(ask(door, "mina", "/task/" + task + "/comment"), "between us"))
                .isEqualTo("yes");
        assertThat(outcome(ask(door, "milo", "/task/" + task + "/comment"), "between us"))
                .isEqualTo("404");
        for (String form : List.of("/form-variables", "/rendered-form")) {
            assertThat(outcome(ask(door, "mina", "/task/" + task + form), "secret"))
                    .isEqualTo("yes");
            assertThat(outcome(ask(door, "milo", "/task/" + task + form), "secret"))
                    .isEqualTo("403");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverCompletedATaskSeesItsHistoryAndNobodyElseDoes(Door door) {
        String task = taskOf(start());
        taskService.setAssignee(task, "mina");
        comment(door, "mina", task);
        assertThat(at(door, "mina")
                        .json("POST", door.root + "/task/" + task + "/complete", "{}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(outcome(ask(door, "mina", "/task/" + task + "/comment"), "between us"))
                .isEqualTo("yes");
        assertThat(outcome(ask(door, "mina", "/history/user-operation?taskId=" + task), "Complete"))
                .isEqualTo("yes");
        assertThat(outcome(ask(door, "milo", "/task/" + task + "/comment"), "between us"))
                .isEqualTo("404");
        assertThat(outcome(ask(door, "hana", "/task/" + task + "/comment"), "between us"))
                .isEqualTo("403");
        assertThat(outcome(ask(door, "milo", "/history/user-operation?taskId=" + task), "Complete"))
                .isEqualTo("none");
    }

    @Test
    void aStrangerIsAskedToLogInFirst() {
        for (Door door : Door.values()) {
            assertThat(Visitor.anonymous(port)
                            .get(door.root + filled("/task/TASK/comment"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    /** One that everybody may read. */
    private String filter(TaskQuery query) {
        String id = filterService
                .saveFilter(filterService.newTaskFilter("not-yours-test").setQuery(query))
                .getId();
        Authorization everybody = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setUserId(Authorization.ANY);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(id);
        everybody.addPermission(Permissions.READ);
        authorizationService.saveAuthorization(everybody);
        return id;
    }

    private static String outcome(HttpResponse<String> answer, String word) {
        return answer.statusCode() != 200
                ? String.valueOf(answer.statusCode())
                : answer.body().contains(word) ? "yes" : "none";
    }

    private HttpResponse<String> ask(Door door, String person, String asked) {
        String[] parts = asked.split(" ", 2);
        return parts.length == 1
                ? at(door, person).get(door.root + asked)
                : at(door, person).json("POST", door.root + parts[0], parts[1]);
    }

    private HttpResponse<String> comment(Door door, String person, String task) {
        return at(door, person)
                .json("POST", door.root + "/task/" + task + "/comment/create", "{\"message\":\"between us\"}");
    }

    private Visitor at(Door door, String person) {
        return visitors.computeIfAbsent(door + person, unknown -> {
            if (door == Door.SYSTEMS) {
                return Visitor.system(port, person, PASSWORD);
            }
            Visitor browser = Visitor.anonymous(port).logIn(person, PASSWORD);
            browser.get("/camunda/app/tasklist/default/");
            return browser;
        });
    }

    private String start() {
        return runtimeService
                .startProcessInstanceByKey("not-yours-test", Variables.putValue("secret", "s3cret"))
                .getId();
    }

    private String taskOf(String instance) {
        return taskService
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> criterion : CRITERIA.entrySet()) {
            filled = filled.replace(criterion.getKey(), criterion.getValue());
        }
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue());
        }
        return filled;
    }
}
