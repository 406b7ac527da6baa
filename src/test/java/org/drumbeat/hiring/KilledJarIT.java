package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.drumbeat.Eventually;
import org.drumbeat.RunningJar;
import org.drumbeat.SampleVacancy;
import org.drumbeat.Visitor;
import org.drumbeat.workflow.EngineApi;
import org.drumbeat.workflow.EngineApi.Door;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar on the file of H2 that it makes by itself, killed while applications come in: none that was answered for is
 * lost. Twice by default, {@code -Ddrumbeat.kills=12} for as often as one has the time for.
 */
class KilledJarIT {

    private static final int KILLS = Integer.getInteger("drumbeat.kills", 2);
    private static final int CLIENTS = 3;
    private static final int MANY = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<String> answeredFor = new CopyOnWriteArrayList<>();
    private final AtomicInteger applicant = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void keepsEveryApplicationThatItHasAnsweredFor() throws Exception {
        RunningJar jar = RunningJar.launch(folder).ready();
        String vacancy = openVacancy(jar.port());
        for (int kill = 1; kill <= KILLS; kill++) {
            int enough = answeredFor.size() + MANY + kill;
            List<CompletableFuture<Void>> clients = applyUntilItIsGone(jar.port(), vacancy);
            Eventually.is("applications have come in", PATIENCE, () -> answeredFor.size() >= enough);
            jar.kill();
            clients.forEach(CompletableFuture::join);

            jar = RunningJar.launch(folder).ready();
            assertThat(known(jar)).as("after kill %d", kill).containsAll(answeredFor);
        }
        jar.close();
        System.out.println(answeredFor.size() + " applications, " + KILLS + " kills");
    }

    private List<CompletableFuture<Void>> applyUntilItIsGone(int port, String vacancy) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> CompletableFuture.runAsync(() -> {
                    Visitor intake = Visitor.system(port, "intake", EngineApi.PASSWORD);
                    try {
                        while (true) {
                            apply(intake, vacancy);
                        }
                    } catch (UncheckedIOException gone) {
                        assertThat(gone).hasCauseInstanceOf(java.io.IOException.class);
                    }
                }))
                .toList();
    }

    private void apply(Visitor intake, String vacancy) {
        String email = "candidate" + applicant.incrementAndGet() + "@example.org";
        HttpResponse<String> answer = intake.json(
                "POST",
                "/api/vacancies/" + vacancy + "/applications",
                "{\"name\": \"Kim Novak\", \"email\": \"" + email
                        + "\", \"source\": \"Careers page\", \"consent\": true}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        answeredFor.add(EngineApi.json(answer).path("candidacyId").asText());
    }

    /** The candidacies that both the engine's tables and ours know. */
    private List<String> known(RunningJar jar) throws Exception {
        Visitor admin = jar.system("ada", EngineApi.PASSWORD);
        JsonNode instances = new ObjectMapper()
                .readTree(admin.get("/engine-rest/process-instance?processDefinitionKey=candidacy&maxResults=2000")
                        .body());
        List<String> begun = StreamSupport.stream(instances.spliterator(), false)
                .map(instance -> instance.path("businessKey").asText())
                .toList();
        Visitor hr = jar.system("hana", EngineApi.PASSWORD);
        return answeredFor.stream()
                .filter(begun::contains)
                .filter(candidacy -> hr.get("/api/candidacies/" + candidacy).statusCode() == 200)
                .toList();
    }

    private String openVacancy(int port) throws InterruptedException {
        HttpResponse<String> started = Door.SYSTEMS
                .opened(port, "marco")
                .start("vacancy", SampleVacancy.answersFor(LocalDate.now().plusMonths(3)));
        String vacancy = EngineApi.json(started).path("businessKey").asText();
        complete(port, "vera", "Task_ApproveVacancy", vacancy, HiringAnswers.APPROVAL);
        complete(port, "hana", "Task_PrepareInterviewKit", vacancy, HiringAnswers.KIT);
        return vacancy;
    }

    private void complete(int port, String person, String kind, String vacancy, Map<String, Object> answers)
            throws InterruptedException {
        EngineApi engine = Door.SYSTEMS.opened(port, person);
        String query = "/task?taskDefinitionKey=" + kind + "&processInstanceBusinessKey=" + vacancy;
        Eventually.is(kind, PATIENCE, () -> !EngineApi.json(engine.get(query)).isEmpty());
        JsonNode task = EngineApi.json(engine.get(query)).get(0);
        String id = task.path("id").asText();
        if (task.path("assignee").isNull()) {
            engine.claim(id, person);
        }
        HttpResponse<String> answer = engine.submitForm(id, answers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
}
