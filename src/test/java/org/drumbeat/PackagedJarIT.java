package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar, started from an empty folder as a user would, with the real time: it works, and a restart loses and adds
 * nothing.
 */
class PackagedJarIT {

    private static final String PASSWORD = "drumbeat";

    @TempDir
    private Path folder;

    @Test
    void aRestartElsewhereDeploysNothingAgainAndLeavesAnAdminsDiagramOnTop() throws Exception {
        String deployed;
        try (RunningJar jar = RunningJar.launch(folder).ready()) {
            assertThat(Files.exists(folder.resolve("data"))).isTrue();
            deploy(jar, "vacancy.bpmn", vacancy().replace("name=\"Approve vacancy\"", "name=\"Bless vacancy\""));
            deployed = deployments(jar);
        }

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        String sameData = "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("data/drumbeat");
        try (RunningJar jar = RunningJar.launch(elsewhere, sameData).ready()) {
            assertThat(deployments(jar)).isEqualTo(deployed);
            requestVacancy(jar);
            assertThat(tasksOf(jar, "vera")).contains("Bless vacancy");
        }
        assertThat(Files.readString(elsewhere.resolve("drumbeat.log")))
                .contains("bpmn/hiring/vacancy.bpmn is not deployed: version 2");
    }

    private static String vacancy() throws IOException {
        return Files.readString(Path.of("bpmn/hiring/vacancy.bpmn"));
    }

    private static String deployments(RunningJar jar) {
        return jar.system("ada", PASSWORD)
                .get("/engine-rest/deployment?sortBy=id&sortOrder=asc&maxResults=100")
                .body();
    }

    private static void deploy(RunningJar jar, String fileName, String model) {
        HttpResponse<String> answer = jar.system("ada", PASSWORD)
                .upload(
                        "/engine-rest/deployment/create",
                        Map.of("deployment-name", "edited", "deployment-source", "Camunda Modeler"),
                        fileName,
                        model.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void requestVacancy(RunningJar jar) {
        HttpResponse<String> answer = jar.system("marco", PASSWORD)
                .json("POST", "/engine-rest/process-definition/key/vacancy/submit-form", """
                        {"variables": {"title": {"value": "Account executive"}, "region": {"value": "North"},
                         "territory": {"value": "Maine"}, "reason": {"value": "new"},
                         "neededBy": {"value": "%s"}, "jurisdiction": {"value": "US"},
                         "hiringManager": {"value": "marco"}}}
                        """.formatted(
                                LocalDate.now().plusMonths(3)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String tasksOf(RunningJar jar, String person) {
        return jar.system(person, PASSWORD)
                .get("/engine-rest/task?assignee=" + person)
                .body();
    }
}
