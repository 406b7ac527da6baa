package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.drumbeat.notification.DribblingMailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, with the real time and few threads for jobs, and a mail server that dribbles for longer than a job is locked. */
@Timeout(240)
class MailServerIT {

    private static final String PASSWORD = "drumbeat";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For a step in the background, where a thread is free: less than the deadline of a mail. */
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    private static final int AT_ONCE = 4;

    @TempDir
    private Path folder;

    @Test
    void processesGoOnWhileAMailServerDribblesAndItIsLeftAloneAfterwards() throws Exception {
        try (DribblingMailServer server = new DribblingMailServer();
                RunningJar jar = RunningJar.launch(
                                folder,
                                "--spring.mail.host=127.0.0.1",
                                "--spring.mail.port=" + server.port(),
                                "--drumbeat.mail.deadline=12s",
                                "--camunda.bpm.job-execution.lock-time-in-millis=3000",
                                "--camunda.bpm.job-execution.core-pool-size=2",
                                "--camunda.bpm.job-execution.max-pool-size=2")
                        .ready()) {
            Visitor ada = jar.system("ada", PASSWORD);
            Errand.deploy(ada);
            for (int i = 0; i < AT_ONCE + 2; i++) {
                assertThat(ada.json("POST", "/api/people/rosa/invitation", "").statusCode())
                        .isEqualTo(204);
            }
            Eventually.is("a mail is on its way", PATIENCE, () -> server.calls() > 0);

            int rounds = 0;
            while (server.hungUp() == 0) {
                String instance = start(ada);
                Eventually.is("the step is done", A_MOMENT, () -> hasEnded(ada, instance));
                rounds++;
            }

            assertThat(rounds).isPositive();
            Eventually.is("the server is left alone", PATIENCE, () -> server.hungUp() == server.calls());
            assertThat(server.calls()).isLessThanOrEqualTo(AT_ONCE);
            Eventually.is(
                    "it is recorded",
                    PATIENCE,
                    () -> ada.get("/api/notifications?state=waiting").body().contains("did not take it in time"));
            JsonNode health = read(ada.get("/actuator/health").body());
            assertThat(health.path("status").asText()).isEqualTo("UP");
            assertThat(health.at("/components/mail/details/mails").asText())
                    .isEqualTo("wait, since the mail server was too slow");
        }
    }

    private static String start(Visitor admin) throws IOException {
        HttpResponse<String> answer = Errand.begin(admin);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer.body()).path("id").asText();
    }

    private static boolean hasEnded(Visitor admin, String instance) {
        return admin.get("/engine-rest/history/process-instance/" + instance)
                .body()
                .contains("\"COMPLETED\"");
    }

    private static JsonNode read(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }
}
