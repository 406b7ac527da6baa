package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Together;
import org.drumbeat.workflow.EngineApi.Door;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of one task that two people complete at the same moment. */
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

    private HttpResponse<String> complete(String person) {
        return Door.SYSTEMS.opened(port, person).submitForm(task.id(), Map.of("notes", "Of " + person));
    }
}
