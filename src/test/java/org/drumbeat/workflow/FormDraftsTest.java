package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.SampleVacancy;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A draft is for the person who wrote it, as long as the task is theirs, and gone with the task. */
@DrumbeatTest
@AlsoOnPostgres(
        value = {Kind.SQL, Kind.LOCKS},
        statementsOf = FormDraftTable.class)
class FormDraftsTest {

    private static final String SECRET = "Not sure about this one";
    private static final String FORM = """
            "components": [ { "id": "Field_Notes", "type": "textarea", "key": "notes", "label": "Notes" } ]""";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, Visitor> opened = new HashMap<>();
    private Desks desks;
    private DrawnTask drawn;

    @BeforeEach
    void openDesks() {
        desks = new Desks(engine);
    }

    @AfterEach
    void away() {
        if (drawn != null) {
            drawn.close();
        }
    }

    @Test
    void onlyWhoWroteItReadsIt() {
        String task = approval();
        JsonNode none = EngineApi.json(read("vera", task));
        assertThat(none.path("version").asInt()).isZero();
        assertThat(none.path("answers").isNull()).isTrue();

        assertThat(keep("vera", task, 0, SECRET).statusCode()).isEqualTo(200);

        JsonNode kept = EngineApi.json(read("vera", task));
        assertThat(kept.at("/answers/comment").asText()).isEqualTo(SECRET);
        assertThat(kept.path("version").asInt()).isEqualTo(1);
        for (String other : List.of("marco", "rosa", "hana", "ada")) {
            HttpResponse<String> refused = read(other, task);
            assertThat(refused.statusCode()).as(other).isEqualTo(404);
            assertThat(refused.body()).contains("not open, or not yours").doesNotContain(SECRET);
            assertThat(keep(other, task, 1, "Mine").statusCode()).as(other).isEqualTo(404);
        }
        assertThat(Visitor.anonymous(port).get("/camunda/api/drafts/" + task).statusCode())
                .isEqualTo(401);
        assertThat(Visitor.system(port, "vera", "drumbeat")
                        .get("/camunda/api/drafts/" + task)
                        .statusCode())
                .as("a draft is no business of a system")
                .isEqualTo(401);
    }

    @Test
    void isWrittenWithTheTokenOfTheWebappOnly() {
        String task = approval();
        Visitor vera = tasklist("vera");
        vera.forgetToken();

        assertThat(vera.json("PUT", "/camunda/api/drafts/" + task, "{\"version\":0,\"answers\":{}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(rows(task)).isZero();
    }

    @Test
    void candidatesOfATaskHaveOneEachUntilOneOfThemTakesIt() {
        drawn = DrawnTask.offered(engine, "hr", FORM);
        String task = drawn.id();
        keep("hana", task, 0, "Of Hana");
        keep("hugo", task, 0, "Of Hugo");
        assertThat(read("hana", task).body()).contains("Of Hana").doesNotContain("Of Hugo");
        assertThat(read("hugo", task).body()).contains("Of Hugo");

        desks.as("hana", () -> {
            engine.getTaskService().claim(task, "hana");
            return null;
        });

        assertThat(read("hana", task).body()).contains("Of Hana");
        assertThat(read("hugo", task).statusCode()).isEqualTo(404);
        assertThat(rows(task)).as("the other one's is gone").isEqualTo(1);
        engine.getTaskService().setAssignee(task, null);
        assertThat(rows(task)).as("and hers with the task").isZero();
    }

    @Test
    void isGoneWhenTheTaskPassesToSomebodyElse() {
        String task = approval();
        keep("vera", task, 0, SECRET);
        assertThat(rows(task)).isEqualTo(1);

        engine.getTaskService().setAssignee(task, "mona");
        assertThat(rows(task)).isZero();
        assertThat(read("mona", task).body()).doesNotContain(SECRET);
        assertThat(read("vera", task).statusCode()).isEqualTo(404);

        engine.getTaskService().setAssignee(task, "vera");
        assertThat(read("vera", task).body()).doesNotContain(SECRET);
        assertThat(keep("vera", task, 1, "Again").statusCode())
                .as("a window from before goes on")
                .isEqualTo(200);
    }

    @Test
    void isGoneWhenTheTaskIsCompletedOrItsProcessEnds() {
        String vacancy = vacancy();
        String task = desks.task("Task_ApproveVacancy", vacancy).getId();
        keep("vera", task, 0, SECRET);
        desks.complete("vera", "Task_ApproveVacancy", vacancy, Map.of("approved", true));
        assertThat(rows(task)).isZero();
        assertThat(keep("vera", task, 1, "Late").statusCode()).isEqualTo(404);
        assertThat(rows(task)).isZero();

        String other = vacancy();
        String open = desks.task("Task_ApproveVacancy", other).getId();
        keep("vera", open, 0, SECRET);
        engine.getRuntimeService()
                .deleteProcessInstance(
                        engine.getTaskService()
                                .createTaskQuery()
                                .taskId(open)
                                .singleResult()
                                .getProcessInstanceId(),
                        "By a test",
                        true);
        assertThat(rows(open)).as("also where listeners are skipped").isZero();

        drawn = DrawnTask.of(engine, "maya", FORM, Map.of());
        keep("maya", drawn.id(), 0, SECRET);
        assertThat(rows(drawn.id())).isEqualTo(1);
        drawn.close();
        assertThat(rows(drawn.id())).as("a deployment is deleted").isZero();
        drawn = null;
    }

    @Test
    void ofTwoWindowsTheOlderDoesNotWriteOverTheNewer() {
        String task = approval();
        keep("vera", task, 0, "First");
        assertThat(keep("vera", task, 1, "Second").statusCode()).isEqualTo(200);

        HttpResponse<String> late = keep("vera", task, 1, "Of the other window");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("in another window");
        assertThat(keep("vera", task, 0, "Of a third").statusCode()).isEqualTo(409);
        assertThat(read("vera", task).body()).contains("Second");
    }

    @Test
    void isPlainDataOfABoundedSize() {
        String task = approval();
        String markup = "<img src=x onerror=alert(1)> ${1+1} ' \" \\u0000 😀";
        assertThat(write(
                                "vera",
                                task,
                                "{\"version\":0,\"answers\":{\"comment\":\"" + markup.replace("\"", "\\\"") + "\"}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(EngineApi.json(read("vera", task)).at("/answers/comment").asText())
                .isEqualTo(markup.replace("\\u0000", "\0"));

        HttpResponse<String> tooMuch = keep("vera", task, 1, "ü".repeat(FormDrafts.MOST_BYTES / 2));
        assertThat(tooMuch.statusCode()).isEqualTo(413);
        assertThat(tooMuch.body()).contains("more in this form than a draft can hold");
        assertThat(write("vera", task, "{\"version\":1,\"answers\":[]}").statusCode())
                .isEqualTo(422);
        assertThat(write("vera", task, "{\"version\":1}").statusCode()).isEqualTo(422);
        assertThat(write("vera", task, "no JSON").statusCode()).isEqualTo(400);
        assertThat(read("vera", task).body()).contains("onerror");
    }

    @Test
    void aFormCanSayThatItKeepsNone() {
        drawn = DrawnTask.of(engine, "maya", "\"properties\": { \"draft\": \"none\" }, " + FORM, Map.of());

        assertThat(EngineApi.json(read("maya", drawn.id())).path("keeps").asBoolean())
                .isFalse();
        assertThat(keep("maya", drawn.id(), 0, SECRET).statusCode()).isEqualTo(409);
        assertThat(rows(drawn.id())).isZero();
    }

    private HttpResponse<String> read(String person, String task) {
        return tasklist(person).get("/camunda/api/drafts/" + task);
    }

    private HttpResponse<String> keep(String person, String task, int version, String comment) {
        return write(person, task, "{\"version\":" + version + ",\"answers\":{\"comment\":\"" + comment + "\"}}");
    }

    private HttpResponse<String> write(String person, String task, String body) {
        return tasklist(person).json("PUT", "/camunda/api/drafts/" + task, body);
    }

    private int rows(String task) {
        return jdbc.sql("select count(*) from form_draft where task_id = :task")
                .param("task", task)
                .query(Integer.class)
                .single();
    }

    private Visitor tasklist(String person) {
        return opened.computeIfAbsent(person, name -> {
            Visitor visitor = Visitor.anonymous(port).logIn(name, "drumbeat");
            visitor.get("/camunda/app/tasklist/default/");
            return visitor;
        });
    }

    private String approval() {
        return desks.task("Task_ApproveVacancy", vacancy()).getId();
    }

    private String vacancy() {
        return desks.start("marco", "vacancy", SampleVacancy.answers());
    }
}
