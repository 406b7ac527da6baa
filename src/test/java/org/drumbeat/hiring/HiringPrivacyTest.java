package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.drumbeat.notification.Post;
import org.drumbeat.workflow.EngineApi;
import org.drumbeat.workflow.EngineApi.Door;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was noted about a candidate, through every door: whoever it is not for finds none of it anywhere. */
@DrumbeatTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiringPrivacyTest {

    private static final String PASSWORD = "drumbeat";
    private static final String EVIDENCE = "Evidence5180";
    private static final String REASON = "Reason7741";

    /** Something of each kind that is not for everybody: what was noted, decided, advised and offered, and the profile. */
    private static final List<String> SECRETS =
            List.of(EVIDENCE, REASON, "every interviewer would hire", "adviceReason", "91,234", "Extraversion");

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringAnswers answers;

    @Autowired
    private AssessmentRepository assessments;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Desks desks;

    private String inDebrief;
    private String offered;
    private String halfInterviewed;

    @BeforeAll
    void threeCandidates() {
        String vacancy = answers.openVacancy();
        inDebrief = interviewed(answers, vacancy, "kim@example.org");
        offered = interviewed(answers, vacancy, "lee@example.org");
        desks.complete("marco", "Task_HoldDebrief", offered, Map.of("decision", "hire", "reason", REASON));
        desks.complete("hana", "Task_MakeOffer", offered, HiringAnswers.offer(91234));
        desks.complete("vera", "Task_ApproveOffer", offered, HiringAnswers.APPROVAL);
        halfInterviewed = answers.candidacyWithPanel(vacancy, "sam@example.org");
        desks.complete(
                "maya",
                "Task_ConductBehavioralInterview",
                halfInterviewed,
                noted(answers, vacancy, QuestionGuide.Kind.BEHAVIORAL));
    }

    private String interviewed(HiringAnswers answers, String vacancy, String email) {
        String candidacy = answers.candidacy(vacancy, email);
        desks.complete("mina", "Task_ConductFitInterview", candidacy, noted(answers, vacancy, QuestionGuide.Kind.FIT));
        desks.complete("marco", "Task_DecideAfterFit", candidacy, HiringAnswers.PROCEED);
        answers.answerProfile(port, token(candidacy));
        answers.planPanel(candidacy);
        answers.conductPanel(candidacy, noted(answers, vacancy, QuestionGuide.Kind.BEHAVIORAL));
        return candidacy;
    }

    private static Map<String, Object> noted(HiringAnswers answers, String vacancy, QuestionGuide.Kind kind) {
        return answers.interview(vacancy, kind, 3, "yes", EVIDENCE);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theRightfulReaderSeesItThroughThisDoor(Door door) {
        EngineApi marco = door.opened(port, "marco");
        String task = desks.task("Task_HoldDebrief", inDebrief).getId();

        assertThat(marco.get("/task/" + task + "/form-variables").body())
                .contains(EVIDENCE, "every interviewer would hire", "Extraversion");
        EngineApi hana = door.opened(port, "hana");
        String answer = desks.task("Task_RecordOfferAnswer", offered).getId();
        assertThat(hana.get("/task/" + answer + "/form-variables").body()).contains("91,234");
    }

    private static Stream<Door> doors() {
        return Stream.of(Door.values());
    }

    @ParameterizedTest
    @MethodSource("outsiders")
    void nobodyElseFindsAnyOfItInTheEngine(Door door, String person) {
        EngineApi visitor = door.opened(port, person);
        Map<String, Task> tasks = Map.of(
                inDebrief, desks.task("Task_HoldDebrief", inDebrief),
                offered, desks.task("Task_RecordOfferAnswer", offered));

        tasks.forEach((candidacy, task) -> Stream.of(instance(candidacy), task.getProcessInstanceId())
                .flatMap(instance -> EngineApi.questionsAbout(task.getId(), instance).stream())
                .forEach(path -> assertThat(visitor.get(path).body()).as(path).doesNotContain(SECRETS)));
    }

    /** Interviewers of this very candidate, of the fit and of the panel, the rep next door, and another manager. */
    private static Stream<Arguments> outsiders() {
        return Stream.of(Door.values())
                .flatMap(door -> Stream.of("mina", "maya", "rosa", "mona").map(person -> Arguments.of(door, person)));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aPanelMemberDoesNotSeeAnothersScorecardBeforeAllAreIn(Door door) {
        EngineApi milo = door.opened(port, "milo");
        Task own = desks.task("Task_ConductBehavioralInterview", halfInterviewed);
        assertThat(own.getAssignee()).isEqualTo("milo");
        assertThat(milo.get("/task/" + own.getId() + "/form-variables").body()).contains("Kim Novak");

        Stream.of(instance(halfInterviewed), own.getProcessInstanceId())
                .flatMap(instance -> EngineApi.questionsAbout(own.getId(), instance).stream())
                .forEach(path -> assertThat(milo.get(path).body()).as(path).doesNotContain(EVIDENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mina", "maya", "rosa", "mona"})
    void nobodyElseFindsAnyOfItInOurApiOrPages(String person) {
        Visitor system = Visitor.system(port, person, PASSWORD);
        Visitor browser = Visitor.anonymous(port).logIn(person, PASSWORD);

        for (String candidacy : List.of(inDebrief, offered)) {
            assertClosed(system.get("/api/candidacies/" + candidacy), 403);
            assertClosed(system.get("/api/candidacies/" + candidacy + "/profile"), 403);
            assertClosed(system.get("/profile/" + token(candidacy)), 409);
        }
        assertClosed(system.get("/api/notifications"), 403);
        assertClosed(browser.get("/outbox"), 403);
    }

    @Test
    void mailsTellNobodyWhatWasNotedAndAdminsDoNotReadThoseToCandidates() {
        assertThat(Visitor.system(port, "ada", PASSWORD)
                        .get("/api/notifications")
                        .body())
                .contains("\"to\"")
                .doesNotContain("Our offer:", "Your profile:");
        assertThat(new Post(beans).about(inDebrief))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.text() + mail.html() + mail.calendar())
                        .doesNotContain(EVIDENCE, REASON, "Extraversion"));
    }

    private static void assertClosed(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain(SECRETS);
    }

    private String instance(String candidacy) {
        return desks.instance(candidacy).getId();
    }

    private String token(String candidacy) {
        return assessments.findByCandidacyId(candidacy).orElseThrow().token();
    }
}
