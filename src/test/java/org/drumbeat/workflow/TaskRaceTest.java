package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Together;
import org.drumbeat.workflow.EngineApi.Door;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of one task with which several people do something at the same moment. */
@DrumbeatTest
@AlsoOnPostgres({Kind.RACES, Kind.LOCKS, Kind.ERRORS})
class TaskRaceTest {

    private static final String FORM = """
            "components": [ { "id": "Field_Notes", "type": "textarea", "key": "notes", "label": "Notes" } ]""";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private AsSystem system;

    @Autowired
    private JdbcTemplate jdbc;

    private DrawnTask task;

    @BeforeEach
    void offer() {
        task = DrawnTask.offered(engine, "hr", FORM);
    }

    @AfterEach
    void takeAway() {
        task.close();
        jdbc.update("delete from human_task where task_id = ?", task.id());
    }

    /** Nobody has claimed it, so each of them claims it by answering. */
    @RepeatedTest(5)
    void ofTwoOfAGroupOneCompletesItAndTheOtherReadsThatItIsDone() throws Exception {
        List<HttpResponse<String>> answers = Together.both(() -> complete("hana"), () -> complete("hugo"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 204).hasSize(1);
        String winner = answers.get(0).statusCode() == 204 ? "hana" : "hugo";
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 204)
                .singleElement()
                .satisfies(late -> {
                    assertThat(late.statusCode()).isBetween(400, 499);
                    assertThat(EngineApi.json(late).path("message").asText())
                            .containsAnyOf(
                                    "Somebody else changed the same thing at the same moment, so nothing was saved.",
                                    "This task is no longer open: somebody completed it",
                                    "This task is not yours to complete.");
                });
        assertThat(task.answer("notes")).isEqualTo("Of " + winner);
        assertThat(jdbc.queryForList(
                        "select person_id || ' ' || how from human_task where task_id = ? and ended_at is not null",
                        String.class,
                        task.id()))
                .containsExactly(winner + " COMPLETED");
    }

    /** In two windows, or a system that tries again. */
    @RepeatedTest(5)
    void whoCompletesItTwiceAtOnceHasCompletedItAndReadsSo() throws Exception {
        List<HttpResponse<String>> answers = Together.both(() -> complete("hana"), () -> complete("hana"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 204).hasSize(1);
        assertThat(answers).allSatisfy(TaskRaceTest::isNoFault);
    }

    /** As on a Monday morning, when everybody opens the same list. */
    @RepeatedTest(5)
    void ofSixWhoClaimItOneHasItAndTheOthersReadWhy() throws Exception {
        List<HttpResponse<String>> answers = Together.all(Stream.of("hana", "hugo", "hana", "hugo", "hana", "hugo")
                .<Callable<HttpResponse<String>>>map(
                        person -> () -> Door.SYSTEMS.opened(port, person).claim(task.id(), person))
                .toList());

        assertThat(answers).extracting(HttpResponse::statusCode).contains(204);
        assertThatTheOthersReadWhy(answers);
        assertThat(assignee()).isIn("hana", "hugo");
        assertThat(links("assignee")).as("whose it is").isEqualTo(1);
    }

    @RepeatedTest(5)
    void ofTwoToWhomItIsAssignedAtOnceOneHasIt() throws Exception {
        List<HttpResponse<String>> answers = Together.both(
                () -> Door.SYSTEMS.opened(port, "hana").assign(task.id(), "hana"),
                () -> Door.SYSTEMS.opened(port, "hugo").assign(task.id(), "hugo"));

        assertThat(answers).extracting(HttpResponse::statusCode).contains(204);
        assertThatTheOthersReadWhy(answers);
        assertThat(assignee()).isIn("hana", "hugo");
        assertThat(links("assignee")).as("whose it is").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void whoeverComesAfterItIsDoneReadsThatItIsGone(Door door) {
        assertThat(complete("hugo").statusCode()).isEqualTo(204);

        EngineApi late = door.opened(port, "hana");
        for (HttpResponse<String> answer : List.of(
                late.claim(task.id(), "hana"),
                late.assign(task.id(), "hugo"),
                late.assign(task.id(), null),
                late.post("/task/" + task.id() + "/unclaim", Map.of()))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(EngineApi.json(answer).path("message").asText()).startsWith("This task is no longer open");
        }
        for (String path :
                List.of("", "/form", "/deployed-form", "/rendered-form", "/form-variables", "/identity-links")) {
            assertThat(late.get("/task/" + task.id() + path)).satisfies(TaskRaceTest::isNoFault);
        }
        assertThat(late.submitForm(task.id(), Map.of("notes", "Late"))).satisfies(TaskRaceTest::isNoFault);
        assertThat(late.complete(task.id(), Map.of("notes", "Late"))).satisfies(TaskRaceTest::isNoFault);
        assertThat(late.post("/task/" + task.id() + "/comment/create", Map.of("message", "Late")))
                .satisfies(TaskRaceTest::isNoFault);
    }

    /** What the database says where the rows of two meet, or each waits for the other. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "40P01", "90131"})
    void whoLosesARaceThroughOurOwnServicesReadsSoToo(String state) {
        assertThatThrownBy(() -> system.run(() -> {
                    throw new ProcessEngineException("While writing", new SQLException("of a row", state));
                }))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Somebody else changed the same thing at the same moment");
    }

    private static void isNoFault(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isLessThan(500);
        assertThat(answer.body()).doesNotContain("ENGINE-");
    }

    private static void assertThatTheOthersReadWhy(List<HttpResponse<String>> answers) {
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 204).allSatisfy(late -> {
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(EngineApi.json(late).path("message").asText())
                    .containsAnyOf(
                            "Somebody else has already claimed this task.",
                            "Somebody else changed the same thing at the same moment, so nothing was saved.");
        });
    }

    private String assignee() {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task.id())
                .singleResult()
                .getAssignee();
    }

    private long links(String type) {
        return engine.getTaskService().getIdentityLinksForTask(task.id()).stream()
                .filter(link -> link.getType().equals(type))
                .count();
    }

    private HttpResponse<String> complete(String person) {
        return Door.SYSTEMS.opened(port, person).submitForm(task.id(), Map.of("notes", "Of " + person));
    }
}
