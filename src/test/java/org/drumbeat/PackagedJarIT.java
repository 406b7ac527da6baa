package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, started from an empty folder as a user would: it works, and a restart loses and adds nothing. */
class PackagedJarIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void aRestartElsewhereDeploysNothingAgainAndLeavesAnAdminsDiagramOnTop() throws Exception {
        int port = freePort();
        String deployed;
        try (RunningJar jar = start(folder, port)) {
            assertThat(Files.exists(folder.resolve("data"))).isTrue();
            jar.deploy("vacancy.bpmn", vacancy().replace("name=\"Approve vacancy\"", "name=\"Bless vacancy\""));
            deployed = jar.deployments();
        }

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        String sameData = "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("data/drumbeat");
        try (RunningJar jar = start(elsewhere, port, sameData)) {
            assertThat(jar.deployments()).isEqualTo(deployed);
            jar.requestVacancy();
            assertThat(jar.tasksOf("vera")).contains("Bless vacancy");
        }
        assertThat(Files.readString(elsewhere.resolve("drumbeat.log")))
                .contains("bpmn/hiring/vacancy.bpmn is not deployed: version 2");
    }

    private static String vacancy() throws IOException {
        return Files.readString(Path.of("bpmn/hiring/vacancy.bpmn"));
    }

    private RunningJar start(Path workingFolder, int port, String... options) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(java(), "-jar", System.getProperty("drumbeat.jar"), "--server.port=" + port));
        command.addAll(List.of(options));
        File log = workingFolder.resolve("drumbeat.log").toFile();
        Process process = new ProcessBuilder(command)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        RunningJar jar = new RunningJar(process, port);
        Instant latest = Instant.now().plus(PATIENCE);
        while (!answers(port)) {
            if (!process.isAlive() || Instant.now().isAfter(latest)) {
                jar.close();
                throw new AssertionError("The jar did not start:\n" + Files.readString(log.toPath()));
            }
            Thread.sleep(200);
        }
        return jar;
    }

    private static boolean answers(int port) {
        try {
            return Visitor.anonymous(port).get("/login").statusCode() == 200;
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Stopped as a service manager stops it. */
    private record RunningJar(Process process, int port) implements AutoCloseable {

        String deployments() {
            return Visitor.system(port, "ada", "drumbeat")
                    .get("/engine-rest/deployment?sortBy=id&sortOrder=asc&maxResults=100")
                    .body();
        }

        void deploy(String fileName, String model) {
            HttpResponse<String> answer = Visitor.system(port, "ada", "drumbeat")
                    .upload(
                            "/engine-rest/deployment/create",
                            Map.of("deployment-name", "edited", "deployment-source", "Camunda Modeler"),
                            fileName,
                            model.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }

        void requestVacancy() {
            HttpResponse<String> answer = Visitor.system(port, "marco", "drumbeat")
                    .json("POST", "/engine-rest/process-definition/key/vacancy/submit-form", """
                            {"variables": {"title": {"value": "Account executive"}, "region": {"value": "North"},
                             "territory": {"value": "Maine"}, "reason": {"value": "new"},
                             "neededBy": {"value": "%s"}, "jurisdiction": {"value": "US"},
                             "hiringManager": {"value": "marco"}}}
                            """.formatted(
                                    LocalDate.now().plusMonths(3)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }

        String tasksOf(String person) {
            return Visitor.system(port, person, "drumbeat")
                    .get("/engine-rest/task?assignee=" + person)
                    .body();
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit()
                    .orTimeout(30, TimeUnit.SECONDS)
                    .exceptionally(late -> process.destroyForcibly())
                    .join();
        }
    }
}
