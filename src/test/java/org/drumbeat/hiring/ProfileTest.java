package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.Visitor;
import org.drumbeat.notification.Post;
import org.drumbeat.notification.Post.Letter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A candidate's profile, through the doors that need no log-in: the candidate's page, and a provider's signed answer. */
@DrumbeatTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileTest {

    private static final String RESULT = """
            {"scales": [{"scale": "Drive", "score": 7.5, "band": "high"}], "norm": "Compared with 10,000 salespeople"}""";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private AssessmentRepository assessments;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    /** A candidate of a provider, for answers that are all refused. */
    private String refused;

    @Test
    void invitesTheCandidateToAPageThatAsksTwentyStatements() {
        String candidacy = answers.candidacyInAssessment(answers.openVacancy(), "kim@example.org");

        Letter mail = mail(candidacy, "Your profile: Account executive");
        assertThat(mail.to()).isEqualTo("kim@example.org");
        Matcher link = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/profile/[\\w-]{43})")
                .matcher(mail.text());
        assertThat(link.find()).isTrue();
        HttpResponse<String> page = candidate().get(link.group(1));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("For Account executive", "0 of 20", "20. I do not have a good imagination.");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
    }

    @Test
    void takesTheAnswersOnceAndGoesOn() {
        String candidacy = answers.candidacyInAssessment(answers.openVacancy(), "kim@example.org");

        HttpResponse<String> thanks = send(candidacy, all("gender", "woman", "ethnicity", "", "age", "from_40"));
        assertThat(thanks.statusCode()).isEqualTo(200);
        assertThat(thanks.body()).contains("Thank you");
        desks.runJobs(candidacy);

        assertThat(desks.instance(candidacy, "assess-candidate"))
                .isWaitingAt("Task_ScheduleBehavioralInterviews", "Gateway_AllIn");
        assertThat(assessment(candidacy).scales()).hasSize(5);
        assertThat(assessment(candidacy).norm()).contains("422,326");
        assertThat(jdbc.queryForList(
                        "select category || '=' || group_code from group_declaration where candidacy_id = ?",
                        String.class,
                        candidacy))
                .containsExactlyInAnyOrder("gender=woman", "age=from_40");
        assertThat(send(candidacy, all()).statusCode()).isEqualTo(409);
        HttpResponse<String> again = candidate().get(path(candidacy));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("answered already").doesNotContain("Extraversion");
    }

    @Test
    void takesNothingWhileTheProcessIsSuspendedAndAsksAgainLater() throws Exception {
        String ours = answers.candidacyInAssessment(answers.openVacancy(), "kim@example.org");
        String ofAProvider = givenByAcme();
        for (String candidacy : List.of(ours, ofAProvider)) {
            desks.suspend(candidacy);
        }

        HttpResponse<String> held = send(ours, all("gender", "woman"));
        assertThat(held.statusCode()).isEqualTo(409);
        assertThat(held.body()).contains("Not sent yet", "on hold").doesNotContain("suspended", ours);
        assertRefused(signed(token(ofAProvider), RESULT), 409, "It is suspended, so nothing was done.");
        for (String candidacy : List.of(ours, ofAProvider)) {
            assertThat(assessment(candidacy).state()).isEqualTo(Assessment.State.INVITED);
            assertThat(assessment(candidacy).scales()).isEmpty();
            desks.resume(candidacy);
        }
        assertThat(jdbc.queryForList("select 1 from group_declaration where candidacy_id = ?", ours))
                .isEmpty();

        assertThat(send(ours, all("gender", "woman")).statusCode()).isEqualTo(200);
        assertThat(signed(token(ofAProvider), RESULT).statusCode()).isEqualTo(204);
        for (String candidacy : List.of(ours, ofAProvider)) {
            desks.runJobs(candidacy);
            assertThat(desks.instance(candidacy, "assess-candidate"))
                    .isWaitingAt("Task_ScheduleBehavioralInterviews", "Gateway_AllIn");
        }
    }

    @Test
    void stillCountsWhereNobodyWaitsForItAnyMore() {
        String candidacy = answers.candidacyInAssessment(answers.openVacancy(), "kim@example.org");
        String overdue = desks.timer(candidacy, "BoundaryEvent_ProfileOverdue").getId();
        engine.getManagementService().executeJob(overdue);

        assertThat(send(candidacy, all()).statusCode()).isEqualTo(200);
        assertThat(assessment(candidacy).scales()).hasSize(5);
    }

    @Test
    void loseNothingWhereAStatementIsLeftOut() {
        String candidacy = answers.candidacyInAssessment(answers.openVacancy(), "kim@example.org");
        Map<String, String> some = all("gender", "man");
        some.remove("item3");
        some.put("item4", "9");

        HttpResponse<String> again = send(candidacy, some);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("2 statements are not answered yet", "18 of 20");
        assertThat(Pattern.compile("checked=\"checked\"")
                        .matcher(again.body())
                        .results()
                        .count())
                .isEqualTo(18);
        assertThat(again.body()).containsPattern("value=\"man\" selected=\"selected\"");
        assertThat(assessment(candidacy).state()).isEqualTo(Assessment.State.INVITED);
    }

    @Test
    void expiresAfterFourteenDays() {
        String candidacy = answers.candidacyInAssessment(answers.openVacancy(), "kim@example.org");
        Assessment invited = assessment(candidacy);
        assertThat(Duration.between(invited.invitedAt(), invited.expiresAt())).isEqualTo(Duration.ofDays(14));
        assertThat(invited.isOpen(invited.expiresAt().minusMillis(1))).isTrue();
        assertThat(invited.isOpen(invited.expiresAt())).isFalse();

        expire(candidacy);

        assertThat(candidate().get(path(candidacy)).statusCode()).isEqualTo(410);
        assertThat(send(candidacy, all()).statusCode()).isEqualTo(410);
        assertThat(assessment(candidacy).scales()).isEmpty();
    }

    @Test
    void isClosedWithTheCandidacy() {
        String candidacy = answers.candidacyInAssessment(answers.openVacancy(), "kim@example.org");
        desks.start("hana", "withdraw-candidate", Map.of("candidacyId", candidacy, "reason", "Moves away"));
        desks.runJobs(candidacy);

        assertThat(candidate().get(path(candidacy)).statusCode()).isEqualTo(410);
        assertThat(candidate().get("/profile/no-such-token").statusCode()).isEqualTo(404);
    }

    @Test
    void remindsOnceWithTheSameLink() {
        String candidacy = answers.candidacyInAssessment(answers.openVacancy(), "kim@example.org");

        engine.getManagementService()
                .executeJob(desks.timer(candidacy, "BoundaryEvent_ReminderDue").getId());

        assertThat(mail(candidacy, "Reminder: your profile, Account executive").text())
                .contains(path(candidacy));
    }

    @Test
    void isSeenByHrAndTheHiringManagerAlone() {
        String candidacy = answers.candidacyInAssessment(answers.openVacancy(), "kim@example.org");
        send(candidacy, all());

        for (String reader : List.of("hana", "marco")) {
            assertThat(profile(candidacy, reader).statusCode()).as(reader).isEqualTo(200);
            assertThat(profile(candidacy, reader).body()).as(reader).contains("Extraversion");
        }
        for (String reader : List.of("vera", "mina", "maya", "rosa", "ada", "intake")) {
            assertThat(profile(candidacy, reader).statusCode()).as(reader).isEqualTo(403);
            assertThat(profile(candidacy, reader).body()).as(reader).doesNotContain("Extraversion");
        }
    }

    private HttpResponse<String> profile(String candidacy, String reader) {
        return Visitor.system(port, reader, "drumbeat").get("/api/candidacies/" + candidacy + "/profile");
    }

    @Test
    void liesBeforeTheHiringManagerInTheDebrief() {
        String vacancy = answers.openVacancy();
        String candidacy = answers.candidacyWithPanel(vacancy, "kim@example.org");
        send(candidacy, all());
        answers.conductPanel(candidacy, answers.behavioralInterview(vacancy));

        Map<String, Object> shown = desks.see("marco", "Task_HoldDebrief", candidacy);
        assertThat(shown.get("profile").toString()).contains("Extraversion", "average");
        assertThat(shown.get("norm").toString()).contains("422,326");

        String task = desks.task("Task_HoldDebrief", candidacy).getId();
        desks.as("hana", () -> {
            engine.getTaskService().setAssignee(task, "vera");
            return null;
        });
        assertThat(desks.see("vera", "Task_HoldDebrief", candidacy)
                        .get("profile")
                        .toString())
                .isEqualTo("[]");
    }

    // A provider elsewhere

    @Test
    void aProviderAnswersOnceWithItsSignature() throws Exception {
        String candidacy = givenByAcme();
        assertThat(mail(candidacy, "Your profile: Account executive").text())
                .contains("https://profiles.example.com/t/" + token(candidacy));

        assertRefused(signed(token(candidacy), "[]"), 422, "The body must be JSON");
        String upperCase =
                "sha256=" + signature(RESULT).substring("sha256=".length()).toUpperCase(Locale.ROOT);
        assertThat(post(token(candidacy), RESULT, upperCase).statusCode()).isEqualTo(204);
        desks.runJobs(candidacy);

        assertThat(desks.instance(candidacy, "assess-candidate"))
                .isWaitingAt("Task_ScheduleBehavioralInterviews", "Gateway_AllIn");
        assertThat(assessment(candidacy).norm()).isEqualTo("Compared with 10,000 salespeople");
        assertThat(assessment(candidacy).scales()).singleElement().satisfies(scale -> {
            assertThat(scale.scale()).isEqualTo("Drive");
            assertThat(scale.score()).isEqualByComparingTo("7.50");
        });
        assertRefused(signed(token(candidacy), RESULT), 409, "answered already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=00", "md5=0000", "SIGNATURE OF ANOTHER BODY"})
    void aWrongSignatureIsRefused(String signature) throws Exception {
        String sent = signature.startsWith("SIGNATURE") ? signature("{}") : signature;

        assertRefused(post(token(toBeRefused()), RESULT, sent), 401, "X-Drumbeat-Signature");
        assertThat(assessment(refused).state()).isEqualTo(Assessment.State.INVITED);
    }

    @Test
    void anUnknownTokenAnExpiredOneAndOneOfTheBuiltInProfileAreRefused() throws Exception {
        String candidacy = givenByAcme();
        String ofOurOwn = answers.candidacyInAssessment(answers.openVacancy(), "lee@example.org");
        assertRefused(signed("no-such-token", RESULT), 404, "There is no profile");
        assertRefused(signed(token(ofOurOwn), RESULT), 404, "There is no profile");
        assertThat(candidate().get(path(candidacy)).statusCode()).isEqualTo(404);

        expire(candidacy);

        assertRefused(signed(token(candidacy), RESULT), 410, "no longer open");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                                               | The body must be JSON
            []                                                                              | The body must be JSON
            {"scales": [], "norm": "N"}                                                     | “scales” needs
            {"scales": [null], "norm": "N"}                                                 | “score” must be a number
            {"scales": [{"scale": "D", "score": 1e9, "band": "b"}], "norm": "N"}            | “score” must be a number
            {"scales": [{"scale": "D", "score": 1e-999999999, "band": "b"}], "norm": "N"}   | “score” must be a number
            {"scales": [{"scale": " ", "score": 1, "band": "b"}], "norm": "N"}              | “scale” is missing
            {"scales": [{"scale": "D", "score": 1}], "norm": "N"}                           | “band” is missing
            {"scales": [{"scale": "D", "score": 1, "band": "b"}]}                           | “norm” is missing
            {"scales": [{"scale":"D","score":1,"band":"b"},{"scale":"D","score":2,"band":"b"}],"norm":"N"} | different""")
    void aBadBodyIsRefusedAndTheTokenStaysGood(String body, String sentence) throws Exception {
        assertRefused(signed(token(toBeRefused()), body), 422, sentence);
        assertThat(assessment(refused).state()).isEqualTo(Assessment.State.INVITED);
    }

    @Test
    void anEndlessBodyIsRefused() throws Exception {
        assertRefused(signed(token(toBeRefused()), " ".repeat(70_000) + RESULT), 413, "more than 64 KB");
    }

    private String toBeRefused() {
        refused = refused == null ? givenByAcme() : refused;
        return refused;
    }

    private String givenByAcme() {
        String vacancy = answers.approvedVacancy();
        Map<String, Object> kit = new HashMap<>(HiringAnswers.KIT);
        kit.put("profileProvider", "acme");
        desks.complete("hana", "Task_PrepareInterviewKit", vacancy, kit);
        return answers.candidacyInAssessment(vacancy, "kim@example.org");
    }

    private HttpResponse<String> signed(String token, String body) throws Exception {
        return post(token, body, signature(body));
    }

    private HttpResponse<String> post(String token, String body, String signature) {
        return candidate().with("X-Drumbeat-Signature", signature).json("POST", "/api/assessments/" + token, body);
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(DrumbeatTest.PROVIDER_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> all(String... more) {
        Map<String, String> fields = IntStream.rangeClosed(1, 20)
                .boxed()
                .collect(Collectors.toMap(number -> "item" + number, number -> "4", (a, b) -> a, HashMap::new));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private HttpResponse<String> send(String candidacy, Map<String, String> fields) {
        return candidate()
                .form(
                        path(candidacy),
                        fields.entrySet().stream()
                                .map(field -> field.getKey() + "=" + field.getValue())
                                .collect(Collectors.joining("&")));
    }

    private Visitor candidate() {
        return Visitor.anonymous(port);
    }

    private void expire(String candidacy) {
        jdbc.update(
                "update assessment set expires_at = ? where candidacy_id = ?",
                java.sql.Timestamp.from(Monday.now().minusSeconds(1)),
                candidacy);
    }

    private Assessment assessment(String candidacy) {
        return assessments.findByCandidacyId(candidacy).orElseThrow();
    }

    private String token(String candidacy) {
        return assessment(candidacy).token();
    }

    private String path(String candidacy) {
        return "/profile/" + token(candidacy);
    }

    private Letter mail(String candidacy, String subject) {
        return new Post(beans).only(candidacy, subject);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
    }
}
