package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.drumbeat.security.TestPeople.PASSWORD;

import java.io.ByteArrayInputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody may send at most. */
@DrumbeatTest
class LimitsTest {

    private static final int LARGEST = (int) SmallBodies.LARGEST.toBytes();
    private static final int LARGEST_DEPLOYMENT = (int) SmallBodies.LARGEST_DEPLOYMENT.toBytes();

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    private Visitor rosa;

    @BeforeEach
    void people() {
        TestPeople.ensure(identityService);
        rosa = Visitor.system(port, "rosa", PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/engine-rest/task/count", "/engine-rest/history/task/count", "/api/vacancies/x/applications"})
    void aBodyHasAtMost256Kilobytes(String path) {
        HttpResponse<String> answer = rosa.json("POST", path, "{\"name\":\"" + "x".repeat(LARGEST) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("at most 256 KB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON; charset=utf-8",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x"
            })
    void whateverItIsSaidToBeAndHoweverLong(String type) throws Exception {
        String body = "{\"name\":\"" + "x".repeat(LARGEST) + "\"}";
        for (BodyPublisher sent : List.of(BodyPublishers.ofString(body), lengthUntold(body))) {
            HttpResponse<String> answer = send("rosa", "/engine-rest/task/count", type, sent);

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("at most 256 KB");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/outbox/1",
                "/profile/x",
                "/api/assessments/x",
                "/engine-rest/task/x/attachment/create"
            })
    void onlyWhereFilesAreUploadedMayItBeMore(String path) {
        assertThat(rosa.upload(path, "large", new byte[LARGEST]).statusCode()).isEqualTo(413);
    }

    @Test
    void aDeploymentHasAtMost5Megabytes() throws Exception {
        String type = "multipart/form-data; boundary=x";
        String large = "x".repeat(LARGEST_DEPLOYMENT);
        for (BodyPublisher sent : List.of(BodyPublishers.ofString(part(large)), lengthUntold(part(large)))) {
            HttpResponse<String> answer = send("ada", "/engine-rest/deployment/create", type, sent);

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("at most 5 MB");
        }
        assertThat(send("rosa", "/engine-rest/deployment/create", type, lengthUntold(part(large)))
                        .statusCode())
                .as("not received of anybody else")
                .isEqualTo(403);

        String small = part("x".repeat(LARGEST + 1));
        HttpResponse<String> told = send("ada", "/engine-rest/deployment/create", type, BodyPublishers.ofString(small));
        HttpResponse<String> untold = send("ada", "/engine-rest/deployment/create", type, lengthUntold(small));
        assertThat(told.statusCode()).isEqualTo(400);
        assertThat(untold.statusCode()).isEqualTo(400);
        assertThat(untold.body()).isEqualTo(told.body());
    }

    @Test
    void aFormWhoseLengthNobodyTellsIsReadLikeAnyOther() throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI login = URI.create("http://localhost:" + port + "/login");
        String page = browser.send(HttpRequest.newBuilder(login).build(), BodyHandlers.ofString())
                .body();
        Matcher token =
                Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        HttpRequest.Builder form =
                HttpRequest.newBuilder(login).header("Content-Type", "application/x-www-form-urlencoded");

        HttpResponse<String> bad =
                browser.send(form.copy().POST(lengthUntold("username=%zz")).build(), BodyHandlers.ofString());
        assertThat(bad.statusCode()).isEqualTo(400);
        HttpResponse<String> answer = browser.send(
                form.copy()
                        .POST(lengthUntold("_csrf=" + token.group(1) + "&username=ros%61&password=" + PASSWORD))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location")).get().asString().doesNotContain("login");
    }

    @Test
    void twoLengthsThatContradictEachOtherHideNothing() throws Exception {
        String body = alternatives(60_000);
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(
                            ("POST /engine-rest/task/count HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                            + "Authorization: " + basic("rosa")
                                            + "\r\nConnection: close\r\nContent-Length: 0\r\n"
                                            + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length())
                                            + "\r\n"
                                            + body + "\r\n0\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("\"count\"");
        }
    }

    @Test
    void aSearchHasAtMostTwentyAlternatives() {
        assertThat(rosa.json("POST", "/engine-rest/task/count", alternatives(20))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> answer = rosa.json("POST", "/engine-rest/task/count", alternatives(21));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("at most 20");
        assertThat(rosa.json("POST", "/engine-rest/task/count", alternatives(60_000))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nothingIsNestedForEverNorListedWithoutEnd() {
        String deep = "[".repeat(60) + "]".repeat(60);
        assertThat(rosa.json("POST", "/engine-rest/task/count", "{\"sorting\":" + deep + "}")
                        .body())
                .contains("levels deep");
        String wide = "\"a\",".repeat(2000) + "\"a\"";
        assertThat(rosa.json("POST", "/engine-rest/task/count", "{\"taskIdIn\":[" + wide + "]}")
                        .body())
                .contains("more than 2000 entries");
    }

    @Test
    void aCommentHasAtMost4000Characters() {
        Task task = tasks.newTask();
        task.setAssignee("rosa");
        tasks.saveTask(task);
        try {
            HttpResponse<String> answer = Visitor.system(port, "ada", PASSWORD)
                    .json(
                            "POST",
                            "/engine-rest/task/" + task.getId() + "/comment/create",
                            "{\"message\":\"" + "x".repeat(4001) + "\"}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("at most 4000 characters");
        } finally {
            tasks.deleteTask(task.getId(), true);
        }
    }

    @Test
    void norDoesOneThatIsChanged() {
        String tooLong = "x".repeat(4001);
        assertThatThrownBy(() -> tasks.updateTaskComment("task", "comment", tooLong))
                .hasMessageContaining("at most 4000 characters");
        assertThatThrownBy(() -> tasks.updateProcessInstanceComment("instance", "comment", tooLong))
                .hasMessageContaining("at most 4000 characters");
        assertThatThrownBy(() -> tasks.createComment(null, "instance", tooLong))
                .hasMessageContaining("at most 4000 characters");
    }

    @Test
    void aCommentIsTextAsEveryOther() {
        assertThatThrownBy(() -> tasks.createComment(null, "instance", "pay \u202e000,7"))
                .hasMessageContaining("turns the order of letters round");
        assertThatThrownBy(() -> tasks.createComment(null, "instance", "a\u0000b"))
                .hasMessageContaining("which is no text");
    }

    @Test
    void aStoredFilterHasNoMoreAlternativesEither() {
        Visitor ada = Visitor.system(port, "ada", PASSWORD);
        HttpResponse<String> answer = ada.json(
                "POST",
                "/engine-rest/filter/create",
                "{\"resourceType\":\"Task\",\"name\":\"wide\",\"query\":" + alternatives(21) + "}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("at most 20");

        TaskQuery wide = tasks.createTaskQuery();
        for (int i = 0; i < 21; i++) {
            wide = wide.or().taskName("x").endOr();
        }
        Filter stored = filters.newTaskFilter("wide").setQuery(wide);
        filters.saveFilter(stored);
        try {
            assertThatThrownBy(() -> filters.count(stored.getId())).hasMessageContaining("at most 20");
            assertThat(ada.get("/engine-rest/filter/" + stored.getId() + "/count")
                            .statusCode())
                    .isEqualTo(400);
        } finally {
            filters.deleteFilter(stored.getId());
        }
    }

    private HttpResponse<String> send(String login, String path, String type, BodyPublisher body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Content-Type", type)
                                .header("Authorization", basic(login))
                                .POST(body)
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** Sent in chunks. */
    private static BodyPublisher lengthUntold(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private static String part(String file) {
        return "--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"large.bpmn\"\r\n\r\n" + file
                + "\r\n--x--\r\n";
    }

    private static String alternatives(int count) {
        return "{\"orQueries\":[" + "{},".repeat(count - 1) + "{}]}";
    }
}
