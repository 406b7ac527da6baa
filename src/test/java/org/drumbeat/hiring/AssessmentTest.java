package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.Together;
import org.drumbeat.Visitor;
import org.drumbeat.notification.Post;
import org.drumbeat.workflow.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** How long a profile can be answered, how often, and what happens where everybody else has gone on. */
@DrumbeatTest
class AssessmentTest {

    private static final List<Integer> ANSWERS = Collections.nCopies(20, 4);

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringAnswers answers;

    @Autowired
    private AssessmentService profiles;

    @Autowired
    private AssessmentRepository assessments;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Desks desks;

    private String candidacy;

    @BeforeEach
    void inviteACandidate() {
        candidacy = answers.candidacyInAssessment(answers.openVacancy(), "kim@example.org");
    }

    @Test
    void canBeAnsweredForFourteenDaysAndNoLonger() {
        String token = assessment().token();

        pass(Duration.ofDays(14).minusMinutes(1));
        assertThat(profiles.vacancyOf(token)).isEqualTo("Account executive");

        pass(Duration.ofMinutes(2));
        assertRefused(Refusal.Reason.GONE, () -> profiles.vacancyOf(token));
        assertRefused(Refusal.Reason.GONE, () -> profiles.answer(token, ANSWERS, Map.of()));
        assertThat(profiles.profileOf(candidacy, "hana")).isEmpty();
    }

    @Test
    void invitesOnceAndRemindsNobodyWhoHasAnsweredOrCannotAnyMore() {
        profiles.invite(candidacy);
        assertThat(subjects()).containsOnlyOnce("Your profile: Account executive");

        profiles.answer(assessment().token(), ANSWERS, Map.of());
        profiles.remind(candidacy);
        assertThat(subjects()).doesNotContain("Reminder: your profile, Account executive");
    }

    @Test
    void staysClosedWhereNobodyNeedsItAnyMoreAndKeepsWhatWasAnswered() {
        String token = assessment().token();
        profiles.close(candidacy);
        assertRefused(Refusal.Reason.GONE, () -> profiles.answer(token, ANSWERS, Map.of()));

        jdbc.update("update assessment set state = 'INVITED' where candidacy_id = ?", candidacy);
        profiles.answer(token, ANSWERS, Map.of());
        profiles.close(candidacy);
        assertRefused(Refusal.Reason.CONFLICT, () -> profiles.vacancyOf(token));
        assertThat(profiles.profileOf(candidacy, "hana")).isPresent();
    }

    /** HR has gone on without it, and it still comes in time for the debrief. */
    @Test
    void isTakenWhereNoProcessWaitsForItAnyMore() {
        engine.getManagementService()
                .executeJob(
                        desks.timer(candidacy, "BoundaryEvent_ProfileOverdue").getId());
        assertThat(desks.see("hana", "Task_ChaseProfile", candidacy))
                .containsEntry("candidate", "Kim Novak")
                .containsEntry("vacancy", "Account executive")
                .containsKeys("invited", "until");
        desks.complete("hana", "Task_ChaseProfile", candidacy, HiringAnswers.PROCEED);

        assertThat(submit().statusCode()).isEqualTo(200);

        desks.runJobs(candidacy);
        assertThat(desks.instance(candidacy, "assess-candidate")).isWaitingAt("Task_ScheduleBehavioralInterviews");
        assertThat(profiles.profileOf(candidacy, "marco")).isPresent();
    }

    @AlsoOnPostgres(
            value = {Kind.SQL, Kind.LOCKS, Kind.RACES},
            statementsOf = AssessmentRepository.class)
    @RepeatedTest(2)
    void ofTwoAnswersAtTheSameMomentOneCounts() throws Exception {
        List<HttpResponse<String>> answered = Together.both(this::submit, this::submit);

        assertThat(answered).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
        assertThat(answered)
                .filteredOn(answer -> answer.statusCode() == 409)
                .singleElement()
                .satisfies(second -> assertThat(second.body()).contains("has been answered already"));
        assertThat(assessment().scales()).hasSize(5);
    }

    @Test
    void leavesNothingOfWhatWasSaidInTheProcess() {
        submit();
        desks.runJobs(candidacy);

        assertThat(assessment().scales()).hasSize(5);
        assertThat(Stream.of(desks.instance(candidacy), desks.instance(candidacy, "assess-candidate"))
                        .flatMap(instance -> engine
                                .getHistoryService()
                                .createHistoricVariableInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream()))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(variable.getName()).doesNotContainIgnoringCase("item"))
                .allSatisfy(variable ->
                        assertThat(String.valueOf(variable.getValue())).doesNotContain("average", "two_or_more"));
    }

    @Test
    void namesAProviderThatIsNotConfiguredAnyMore() {
        jdbc.update("update assessment set provider = 'gone' where candidacy_id = ?", candidacy);

        assertThatThrownBy(() -> profiles.remind(candidacy))
                .hasMessageContaining("“gone”")
                .hasMessageContaining("drumbeat.profile.providers.gone");
    }

    private HttpResponse<String> submit() {
        return Visitor.anonymous(port)
                .form(
                        "/profile/" + assessment().token(),
                        IntStream.rangeClosed(1, 20)
                                        .mapToObj(number -> "item" + number + "=4")
                                        .collect(Collectors.joining("&"))
                                + "&ethnicity=two_or_more");
    }

    private void pass(Duration time) {
        Monday.jumpTo(clock.instant().plus(time));
    }

    private Assessment assessment() {
        return assessments.findByCandidacyId(candidacy).orElseThrow();
    }

    private List<String> subjects() {
        return new Post(beans)
                .about(candidacy).stream().map(Post.Letter::subject).toList();
    }

    private static void assertRefused(Refusal.Reason reason, Runnable doing) {
        assertThatThrownBy(doing::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
