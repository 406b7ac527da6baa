package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The packaged jar on a PostgreSQL that goes away while people and jobs are at work, and comes back. */
@Timeout(300)
class LostDatabaseIT {

    private static final String PASSWORD = "first-secret";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Five seconds are promised, of a machine that has nothing else to do; without a limit it would be half a minute. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Less than its two parts would wait for a connection one after the other. */
    private static final Duration SOON_FOR_HEALTH = Duration.ofSeconds(6);

    private static final int MANY = 40;

    private static JdbcClient database;
    private static Line line;
    private static RunningJar jar;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        String url = TestDatabase.newPostgresDatabase();
        database = JdbcClient.create(new DriverManagerDataSource(url));
        URI server = URI.create(url.substring("jdbc:".length()));
        line = new Line(server.getPort());
        jar = RunningJar.launch(
                        folder,
                        "--spring.profiles.active=postgres",
                        "--DRUMBEAT_DB_URL=" + url.replace(":" + server.getPort() + "/", ":" + line.port() + "/"),
                        "--DRUMBEAT_DB_USER=postgres",
                        "--DRUMBEAT_DB_PASSWORD=postgres",
                        "--DRUMBEAT_ADMIN_PASSWORD=" + PASSWORD)
                .ready();
        Errand.deploy(admin());
    }

    @AfterAll
    static void stop() throws Exception {
        line.mend();
        jar.close();
        line.close();
    }

    @AfterEach
    void mend() throws InterruptedException {
        line.mend();
        Eventually.is(
                "people can work again",
                PATIENCE,
                () -> admin().get("/engine-rest/task").statusCode() == 200);
    }

    @Test
    void everyDoorSaysThatTheDatabaseIsAway() throws Exception {
        Visitor person = Visitor.anonymous(jar.port()).logIn("admin", PASSWORD);
        assertThat(person.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);

        line.cut();

        assertThatAllSaySo(person);
    }

    @Test
    void everyDoorSaysThatTheDatabaseIsSilent() throws Exception {
        Visitor person = Visitor.anonymous(jar.port()).logIn("admin", PASSWORD);

        line.silence();

        assertThatAllSaySo(person);
    }

    @Test
    void whoeverIsInTheMiddleOfItIsToldSoAndNoJobWaits() throws Exception {
        ConcurrentLinkedQueue<HttpResponse<String>> answers = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> clients = IntStream.range(0, 3)
                .mapToObj(client -> CompletableFuture.runAsync(() -> {
                    while (!over.get()) {
                        answers.add(Errand.begin(admin()));
                        answers.add(admin().get("/engine-rest/task?maxResults=10"));
                    }
                }))
                .toList();
        for (int i = 0; i < 3; i++) {
            int enough = answers.size() + MANY;
            Eventually.is("they are at work", PATIENCE, () -> answers.size() > enough);
            line.cut();
            long lost = answers.stream().filter(LostDatabaseIT::isLost).count();
            Eventually.is(
                    "they notice",
                    PATIENCE,
                    () -> answers.stream().filter(LostDatabaseIT::isLost).count() > lost);
            line.mend();
        }
        over.set(true);
        clients.forEach(CompletableFuture::join);

        assertThat(answers).allSatisfy(answer -> {
            if (answer.statusCode() != 200) {
                assertThatItIsASentence(answer);
            }
        });
        Eventually.is(
                "all jobs are done",
                PATIENCE,
                () -> database.sql("select id_ from act_ru_job where process_def_key_ = 'errand'")
                        .query(String.class)
                        .list()
                        .isEmpty());
        List<String> done = database.sql(
                        "select job_id_ from act_hi_job_log where process_def_key_ = 'errand' and job_state_ = 2")
                .query(String.class)
                .list();
        assertThat(done).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo((int) answers.stream()
                .filter(answer -> answer.statusCode() == 200 && answer.body().contains("definitionId"))
                .count());
    }

    private static void assertThatAllSaySo(Visitor person) throws Exception {
        assertThatItIsASentence(soon(() -> admin().get("/engine-rest/task")));
        assertThatItIsASentence(soon(() -> admin().get("/api/people")));
        assertThatItIsASentence(soon(() -> person.get("/camunda/api/engine/engine/default/task")));
        HttpResponse<String> page = soon(() -> person.get("/outbox"));
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("Drumbeat cannot reach its data at the moment");
        HttpResponse<String> health =
                soon(SOON_FOR_HEALTH, () -> Visitor.anonymous(jar.port()).get("/actuator/health"));
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("DOWN");
    }

    private static boolean isLost(HttpResponse<String> answer) {
        return answer.statusCode() == 503;
    }

    private static void assertThatItIsASentence(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("message").asText()).startsWith("The database does not answer at the moment.");
        assertThat(problem.path("detail").asText())
                .isEqualTo(problem.path("message").asText());
        assertThat(answer.body()).doesNotContainIgnoringCase("sql").doesNotContain("jdbc", "Exception");
    }

    private static HttpResponse<String> soon(Supplier<HttpResponse<String>> asking) {
        return soon(SOON, asking);
    }

    private static HttpResponse<String> soon(Duration limit, Supplier<HttpResponse<String>> asking) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = asking.get();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println(answer.uri() + " " + answer.statusCode() + " after " + took.toMillis() + " ms");
        assertThat(took).as("%s", answer.uri()).isLessThan(limit);
        return answer;
    }

    private static Visitor admin() {
        return jar.system("admin", PASSWORD);
    }
}
