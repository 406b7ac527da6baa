package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drumbeat.security.TestPeople.PASSWORD;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
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

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private TaskService tasks;

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
        HttpResponse<String> answer = rosa.json("POST", path, "{\"name\":\"" + "x".repeat(SmallBodies.LARGEST) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("at most 256 KB");
    }

    @Test
    void aBodyWhoseLengthNobodyTellsHasNotMoreEither() throws Exception {
        byte[] body = ("{\"name\":\"" + "x".repeat(SmallBodies.LARGEST) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/engine-rest/task/count"))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("rosa:" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(413);
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

    private static String alternatives(int count) {
        return "{\"orQueries\":[" + "{},".repeat(count - 1) + "{}]}";
    }
}
