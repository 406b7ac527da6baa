package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.workflow.EngineApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may be given what lies before a hiring manager, tried through both doors by those who may not. */
@DrumbeatTest
class GivenTasksTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    private String candidacy;

    @BeforeEach
    void aCandidacyBeforeItsManager() {
        String vacancy = answers.openVacancy();
        candidacy = answers.candidacy(vacancy, "kim@example.org");
        desks.complete("mina", "Task_ConductFitInterview", candidacy, answers.fitInterview(vacancy));
    }

    @ParameterizedTest
    @EnumSource(EngineApi.Door.class)
    void hrGetsNoLookAtWhatInterviewersNotedByAnyChangeOfTheTask(EngineApi.Door door) {
        String task = desks.task("Task_DecideAfterFit", candidacy).getId();
        EngineApi hana = door.opened(port, "hana");
        String links = "/task/" + task + "/identity-links";
        for (String type : List.of("candidate", "assignee", "owner", "friend")) {
            for (String whose : List.of("userId", "groupId")) {
                Map<String, String> link = Map.of(whose, whose.equals("userId") ? "hana" : "hr", "type", type);
                assertThat(hana.post(links, link).statusCode()).isEqualTo(403);
                assertThat(hana.post(links + "/delete", link).statusCode()).isEqualTo(403);
            }
        }
        assertThat(hana.post(links + "/delete", Map.of("userId", "marco", "type", "assignee"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(hana.post("/task/" + task + "/delegate", Map.of("userId", "hana"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(hana.claim(task, "hana").statusCode()).isNotEqualTo(204);
        for (String person : List.of("hana", "hugo", "rosa", "mina", "intake", "ada")) {
            assertRefused(
                    hana.assign(task, person), person.equals("intake") || person.equals("ada") ? "" : "Marco Bianchi");
        }
        Map<String, String> nobody = new HashMap<>();
        nobody.put("userId", null);
        assertRefused(hana.post("/task/" + task + "/assignee", nobody), "cannot be left to nobody");
        assertThat(hana.post("/task/" + task + "/unclaim", Map.of()).statusCode())
                .isNotEqualTo(204);

        assertThat(hana.formVariables(task).statusCode()).isEqualTo(403);
        assertThat(desks.task("Task_DecideAfterFit", candidacy).getAssignee()).isEqualTo("marco");
        assertThat(hana.assign(task, "vera").statusCode()).isEqualTo(204);
        assertThat(door.opened(port, "vera").formVariables(task).statusCode()).isEqualTo(200);
        assertThat(door.opened(port, "marco").formVariables(task).statusCode()).isEqualTo(403);
        assertThat(rights(task)).containsExactly("vera");
    }

    /** An admin may link anybody; the form is still for whom it is. */
    @ParameterizedTest
    @EnumSource(EngineApi.Door.class)
    void aLinkThatAnAdminMakesOpensNoFormAndTakesItsRightAlong(EngineApi.Door door) {
        String task = desks.task("Task_DecideAfterFit", candidacy).getId();
        EngineApi ada = door.opened(port, "ada");
        String links = "/task/" + task + "/identity-links";
        Map<String, String> toReps = Map.of("groupId", "rep", "type", "candidate");
        Map<String, String> toHana = Map.of("userId", "hana", "type", "candidate");
        Map<String, String> owner = Map.of("userId", "milo", "type", "owner");
        assertThat(ada.post(links, toReps).statusCode()).isEqualTo(204);
        assertThat(ada.post(links, toHana).statusCode()).isEqualTo(204);
        assertThat(ada.post(links, owner).statusCode()).isEqualTo(204);
        assertThat(rights(task)).containsExactlyInAnyOrder("marco", "rep", "hana", "milo");

        Map<String, String> nobody = new HashMap<>();
        nobody.put("userId", null);
        assertThat(ada.post("/task/" + task + "/assignee", nobody).statusCode()).isEqualTo(204);
        assertThat(rights(task)).containsExactlyInAnyOrder("rep", "hana", "milo");
        for (String person : List.of("rosa", "hana")) {
            EngineApi reader = door.opened(port, person);
            HttpResponse<String> form = reader.formVariables(task);
            assertThat(form.statusCode()).isEqualTo(403);
            assertThat(form.body()).contains("is for the hiring manager").doesNotContain("Told of a case");
            assertRefused(reader.claim(task, person), "is for the hiring manager");
            assertRefused(reader.submitForm(task, HiringAnswers.STOP), "is for the hiring manager");
            assertRefused(reader.complete(task, HiringAnswers.STOP), "is for the hiring manager");
        }

        assertThat(ada.post(links + "/delete", toReps).statusCode()).isEqualTo(204);
        assertThat(ada.post(links + "/delete", toHana).statusCode()).isEqualTo(204);
        assertThat(ada.post(links + "/delete", owner).statusCode()).isEqualTo(204);
        assertThat(rights(task)).isEmpty();
        assertThat(ada.assign(task, "marco").statusCode()).isEqualTo(204);
        assertThat(rights(task)).containsExactly("marco");
    }

    @Test
    void whoAnswersWhatWasOfferedToThemHasTakenIt() {
        String another = answers.application(answers.openVacancy(), "lee@example.org");
        String task = desks.task("Task_ScreenApplication", another).getId();

        assertThat(EngineApi.Door.SYSTEMS
                        .opened(port, "hana")
                        .submitForm(task, HiringAnswers.PROCEED)
                        .statusCode())
                .isEqualTo(204);

        assertThat(engine.getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .taskId(task)
                        .singleResult()
                        .getAssignee())
                .isEqualTo("hana");
    }

    private List<String> rights(String task) {
        return engine
                .getAuthorizationService()
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task)
                .list()
                .stream()
                .map(right -> right.getUserId() == null ? right.getGroupId() : right.getUserId())
                .toList();
    }

    private static void assertRefused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 403);
        assertThat(answer.body()).contains(sentence);
    }
}
