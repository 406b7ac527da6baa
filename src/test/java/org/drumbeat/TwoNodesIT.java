package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two nodes, started at the same moment on one empty PostgreSQL: the packaged jar in two processes, as an operator runs it, with
 * the real time. Who has done a job, the engine's log of jobs says.
 */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

    private static final String PASSWORD = "first-secret";
    private static final String SCRAPE_PASSWORD = "only-for-tests";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MANY = 100;
    private static final Pattern EXECUTED =
            Pattern.compile("drumbeat_jobs_executed_total\\{[^}]*outcome=\"successful\"[^}]*} ([\\d.E]+)");

    private static JdbcClient database;
    private static RunningJar first;
    private static RunningJar second;

    @BeforeAll
    static void startBothAtOnce(@TempDir Path folder) throws Exception {
        String url = TestDatabase.newPostgresDatabase();
        database = JdbcClient.create(new DriverManagerDataSource(url));
        first = launch(folder, "first", url);
        second = launch(folder, "second", url);
        first.ready();
        second.ready();
        deploy("scheduled.bpmn", scheduled());
        deploy("on-demand.bpmn", onDemand());
    }

    @AfterAll
    static void stopBoth() {
        for (RunningJar node : new RunningJar[] {first, second}) {
            if (node != null) {
                node.close();
            }
        }
    }

    @Test
    @Order(1)
    void deployTheModelsOnce() {
        assertThat(strings("select name_ from act_re_deployment where source_ = 'drumbeat'"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(strings("select key_ from act_re_procdef"))
                .contains("vacancy", "coaching-cycle")
                .doesNotHaveDuplicates();
        assertThat(strings("select job_def_id_ from act_ru_job where type_ = 'timer' and process_instance_id_ is null"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    @Order(1)
    void addFiltersGrantsUsersAndTheirOwnJobOnce() {
        assertThat(strings("select name_ from act_ru_filter"))
                .contains("My tasks")
                .doesNotHaveDuplicates();
        assertThat(strings("select concat_ws(' ', group_id_, user_id_, resource_type_, resource_id_)"
                        + " from act_ru_authorization"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(strings("select id_ from act_id_user")).containsExactly("admin");
        assertThat(strings("select id_ from act_ru_job where handler_type_ = 'history-cleanup'"))
                .hasSize(1);
    }

    @Test
    @Order(1)
    void followAScheduleOnce() throws InterruptedException {
        until("the schedule was followed", () -> doneOf("scheduled") > 0);
        until("nothing of it is left", () -> jobsOf("scheduled") == 0);

        assertThat(strings("select id_ from act_hi_procinst where proc_def_key_ = 'scheduled'"))
                .hasSize(1);
        assertThat(doneOf("scheduled")).isEqualTo(2);
    }

    @Test
    @Order(2)
    void doEachJobOnceAndCountTheirWork() throws InterruptedException {
        for (int i = 0; i < MANY; i++) {
            start(first);
        }

        until("all is done", () -> jobsOf("on-demand") == 0);
        assertThat(strings(
                        "select job_id_ from act_hi_job_log where process_def_key_ = 'on-demand' and job_state_ = 2"))
                .hasSize(MANY)
                .doesNotHaveDuplicates();
        assertThat(executedBy(first) + executedBy(second)).isGreaterThanOrEqualTo(MANY);
    }

    @Test
    @Order(2)
    void areBothWell() throws IOException {
        for (RunningJar node : new RunningJar[] {first, second}) {
            JsonNode health = new ObjectMapper()
                    .readTree(admin(node).get("/actuator/health").body());
            assertThat(health.path("status").asText()).isEqualTo("UP");
            assertThat(health.path("components").fieldNames())
                    .toIterable()
                    .contains("db", "processEngine", "jobExecutor");
        }
    }

    /** The last one, since the first node is gone then. */
    @Test
    @Order(3)
    void doTheJobsOfANodeThatIsGone() throws Exception {
        pause("true");
        String instance = start(first);
        first.close();
        pause("false");

        until("it is done", () -> jobsOf("on-demand") == 0);
        assertThat(strings("select hostname_ from act_hi_job_log where process_instance_id_ = '" + instance
                        + "' and job_state_ = 2"))
                .containsExactly("second");
    }

    private static RunningJar launch(Path folder, String name, String url) throws IOException {
        return RunningJar.launch(
                Files.createDirectory(folder.resolve(name)),
                "--spring.profiles.active=postgres",
                "--DRUMBEAT_DB_URL=" + url,
                "--DRUMBEAT_DB_USER=postgres",
                "--DRUMBEAT_DB_PASSWORD=postgres",
                "--DRUMBEAT_ADMIN_PASSWORD=" + PASSWORD,
                "--drumbeat.scrape.password=" + SCRAPE_PASSWORD,
                "--management.prometheus.metrics.export.enabled=true",
                "--camunda.bpm.generic-properties.properties.hostname=" + name);
    }

    private static Visitor admin(RunningJar node) {
        return node.system("admin", PASSWORD);
    }

    private static void deploy(String fileName, BpmnModelInstance model) {
        HttpResponse<String> answer = admin(first)
                .upload(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", fileName, "deployment-source", "Camunda Modeler"),
                        fileName,
                        Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** What is paused is begun all the same, but its jobs wait. */
    private static void pause(String paused) {
        HttpResponse<String> answer = admin(second)
                .json(
                        "PUT",
                        "/engine-rest/job-definition/suspended",
                        "{\"processDefinitionKey\": \"on-demand\", \"includeJobs\": true, \"suspended\": " + paused
                                + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static String start(RunningJar node) {
        HttpResponse<String> answer =
                admin(node).json("POST", "/engine-rest/process-definition/key/on-demand/start", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return new ObjectMapper().readTree(answer.body()).path("id").asText();
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static double executedBy(RunningJar node) {
        Matcher executed = EXECUTED.matcher(node.system("scrape", SCRAPE_PASSWORD)
                .get("/actuator/prometheus")
                .body());
        return executed.find() ? Double.parseDouble(executed.group(1)) : 0;
    }

    /** Starts at a moment that comes when both nodes look for work. */
    private static BpmnModelInstance scheduled() {
        return Bpmn.createExecutableProcess("scheduled")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .timerWithDate(Instant.now().plusSeconds(2).toString())
                .intermediateThrowEvent()
                .camundaAsyncBefore()
                .endEvent()
                .done();
    }

    private static BpmnModelInstance onDemand() {
        return Bpmn.createExecutableProcess("on-demand")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .intermediateThrowEvent()
                .camundaAsyncBefore()
                .endEvent()
                .done();
    }

    private static int doneOf(String process) {
        return strings("select id_ from act_hi_job_log where job_state_ = 2 and process_def_key_ = '" + process + "'")
                .size();
    }

    private static int jobsOf(String process) {
        return strings("select id_ from act_ru_job where process_def_key_ = '" + process + "'")
                .size();
    }

    private static List<String> strings(String query) {
        return database.sql(query).query(String.class).list();
    }

    private static void until(String what, BooleanSupplier done) throws InterruptedException {
        Eventually.is(what, PATIENCE, done);
    }
}
