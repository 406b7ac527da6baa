package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long whatever a person can ask for takes by REST while a hundred thousand tasks of two thousand people are open, as many are
 * done, and a year of coaching and hiring is behind them: a table a role, on PostgreSQL.
 */
@DrumbeatTest
class TaskListsBench {

    static {
        // Before anything of the test asks for a database, in a JVM of its own.
        System.setProperty("drumbeat.test.database", "postgres");
    }

    private static final int PEOPLE = 2_000;
    private static final int ASSIGNED = 96_000;
    private static final int OFFERED = 4_000;
    private static final int DONE = 100_000;

    private static final int WARM_UP = 6;
    private static final int TIMES = 40;

    /** What takes longer is asked for less often. */
    private static final Duration TOO_LONG = Duration.ofSeconds(1);

    private static final String PAGE = "firstResult=0&maxResults=50";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";
    private static final String YEAR = "?from=2026-03-01&to=2027-02-28";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void everythingThatAPersonCanAskFor() {
        long start = System.nanoTime();
        ManyTasks many = new ManyTasks(jdbc, engine);
        many.addPeople(PEOPLE);
        many.addAssigned(ASSIGNED);
        many.addOffered(OFFERED);
        many.addDone(DONE);
        ManyFigures.addTo(jdbc);
        jdbc.execute("vacuum analyze");
        System.out.printf(
                "BENCH %d open tasks and %d that are done, %d authorizations; written in %d s%n",
                jdbc.queryForObject("select count(*) from act_ru_task", Integer.class),
                jdbc.queryForObject("select count(*) from act_hi_taskinst where end_time_ is not null", Integer.class),
                jdbc.queryForObject("select count(*) from act_ru_authorization", Integer.class),
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        report("rep", new Person("rosa"));
        report("manager", new Person("marco"));
        report("leader", new Person("vera"));
        report("HR", new Person("hana"));
        report("admin", new Person("ada"));
    }

    private static void report(String role, Person person) {
        System.out.printf("%n| %s | answer | p50 ms | p95 ms |%n|---|---|---|---|%n", role);
        person.questions().forEach((question, answer) -> {
            HttpResponse<String> first = answer.get();
            if (first.statusCode() == 403 || first.statusCode() == 404) {
                return;
            }
            assertThat(first.statusCode()).as(question + ": " + first.body()).isEqualTo(200);
            List<Long> took = measured(answer);
            System.out.printf(
                    "| %s | %s | %d | %d |%n", question, inShort(first.body()), at(took, 0.5), at(took, 0.95));
        });
    }

    /** Milliseconds, in their order. */
    private static List<Long> measured(Supplier<HttpResponse<String>> answer) {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < WARM_UP + TIMES; i++) {
            long start = System.nanoTime();
            answer.get();
            Duration each = Duration.ofNanos(System.nanoTime() - start);
            if (i >= WARM_UP || each.compareTo(TOO_LONG) > 0) {
                took.add(each.toMillis());
            }
            if (each.compareTo(TOO_LONG) > 0 && took.size() >= 3) {
                break;
            }
        }
        return took.stream().sorted().toList();
    }

    private static long at(List<Long> took, double part) {
        return took.get((int) Math.ceil(part * took.size()) - 1);
    }

    private static String inShort(String body) {
        JsonNode json = EngineApi.json(body);
        return json.has("count") ? "of " + json.path("count").asText() : json.isArray() ? json.size() + " rows" : "";
    }

    /** Somebody in Tasklist and Cockpit, and our own API. */
    private final class Person {

        private final Visitor browser;
        private final Visitor hal;
        private final Visitor system;

        Person(String id) {
            browser = Visitor.anonymous(port).logIn(id, EngineApi.PASSWORD);
            browser.get("/camunda/app/tasklist/default/");
            hal = Visitor.anonymous(port).logIn(id, EngineApi.PASSWORD);
            hal.get("/camunda/app/tasklist/default/");
            hal.with("Accept", "application/hal+json, application/json; q=0.5");
            system = Visitor.system(port, id, EngineApi.PASSWORD);
        }

        Map<String, Supplier<HttpResponse<String>>> questions() {
            Map<String, Supplier<HttpResponse<String>>> questions = new LinkedHashMap<>();
            EngineApi.json(browser.get(ENGINE + "/filter?resourceType=Task&sortBy=name&sortOrder=asc"))
                    .forEach(filter -> {
                        String name = "“" + filter.path("name").asText() + "”";
                        String path = ENGINE + "/filter/" + filter.path("id").asText();
                        questions.put(
                                name + ", list",
                                () -> hal.json("POST", path + "/list?firstResult=0&maxResults=15", "{}"));
                        questions.put(name + ", count", () -> browser.get(path + "/count"));
                    });
            Stream.of(
                            "/task?" + PAGE,
                            "/task?sortBy=created&sortOrder=desc&" + PAGE,
                            "/task/count",
                            "/history/user-operation?" + PAGE,
                            "/history/user-operation/count",
                            "/history/task/count",
                            "/process-instance?" + PAGE,
                            "/process-instance/count",
                            "/variable-instance?" + PAGE,
                            "/variable-instance/count",
                            "/job?" + PAGE,
                            "/job/count",
                            "/external-task?" + PAGE,
                            "/external-task/count",
                            "/task/report/candidate-group-count",
                            "/process-definition/statistics?incidents=true&failedJobs=true",
                            "/process-definition/" + vacancies() + "/statistics?incidents=true&failedJobs=true",
                            "/process-definition?latestVersion=true",
                            "/user?" + PAGE,
                            "/group?" + PAGE,
                            "/filter?itemCount=true&" + PAGE)
                    .forEach(path -> questions.put(path, () -> browser.get(ENGINE + path)));
            Stream.of("/process-instance?", "/process-instance/count?")
                    .forEach(path -> questions.put(
                            "Cockpit " + path,
                            () -> browser.json(
                                    "POST",
                                    COCKPIT + path + PAGE,
                                    "{\"processDefinitionId\":\"" + vacancies() + "\"}")));
            Stream.of(
                            COCKPIT + "/process-definition/statistics?" + PAGE,
                            COCKPIT + "/process-definition/statistics-count")
                    .forEach(path -> questions.put(path, () -> browser.get(path)));
            Stream.of("/api/coaching/report" + YEAR, "/api/hiring/report" + YEAR)
                    .forEach(path -> questions.put(path, () -> system.get(path)));
            return questions;
        }
    }

    private String vacancies() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("vacancy")
                .latestVersion()
                .singleResult()
                .getId();
    }
}
