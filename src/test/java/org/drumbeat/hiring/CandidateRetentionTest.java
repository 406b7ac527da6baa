package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.SampleVacancy;
import org.drumbeat.notification.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The processes {@code candidate-retention}, {@code erase-candidate} and {@code hold-candidate}. */
@DrumbeatTest
@AlsoOnPostgres(
        value = {Kind.SQL, Kind.LOCKS},
        statementsOf = CandidateRecords.class)
class CandidateRetentionTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    private String vacancy;
    private String email;

    @BeforeEach
    void open() {
        vacancy = answers.openVacancy();
        email = UUID.randomUUID() + "@example.org";
        // The nights of this test are not for the candidates of others.
        jdbc.update("update candidacy set erasure_requested_at = ? where erasure_requested_at is null", farAway());
    }

    @AfterEach
    void comeBack() {
        Monday.again();
        jdbc.update("update candidacy set erasure_requested_at = null where erasure_requested_at = ?", farAway());
    }

    private static Timestamp farAway() {
        return Timestamp.from(Instant.parse("2999-01-01T12:00:00Z"));
    }

    // Every night

    @ParameterizedTest
    @CsvSource({"DE, P6M", "AT, P7M", "US, P1Y", "FR, P2Y", "OTHER, P6M"})
    void erasesWhoeverThePeriodIsOverFor(String jurisdiction, Period period) {
        String candidacy = declined(vacancyIn(jurisdiction), email);

        night(Monday.TODAY.plus(period).minusDays(3));
        assertThat(name(candidacy)).isEqualTo("Kim Novak");
        night(Monday.TODAY.plus(period).plusDays(3));
        assertThat(name(candidacy)).isEqualTo("Erased candidate");
        assertThat(jdbc.queryForObject("select erasure_reason from candidacy where id = ?", String.class, candidacy))
                .isEqualTo("PERIOD_OVER");
    }

    @Test
    void countsFromADecisionThatCameAfterTheEnd() {
        String candidacy = declined(vacancy, email);
        Instant later = Monday.now().plus(90, ChronoUnit.DAYS);
        jdbc.update(
                "update stage_decision set decided_at = ? where candidacy_id = ?", Timestamp.from(later), candidacy);

        night(Monday.TODAY.plusYears(1).plusDays(3));
        assertThat(name(candidacy)).isEqualTo("Kim Novak");
        night(Monday.TODAY.plusYears(1).plusDays(95));
        assertThat(name(candidacy)).isEqualTo("Erased candidate");
    }

    @ParameterizedTest
    @CsvSource({"FR, P2Y, Kim Novak", "US, P1Y, Erased candidate"})
    void countsFromTheLastContactWhereTheLawDoes(String jurisdiction, Period period, String nameThen) {
        String candidacy = declined(vacancyIn(jurisdiction), email);
        jdbc.update(
                """
                insert into interview (id, candidacy_id, kind, seat, interviewer, starts_at, duration_minutes, place,
                                       sequence, state, version)
                values (?, ?, 'FIT', 'mina', 'mina', ?, 60, 'Room 4', 0, 'HELD', 0)""",
                UUID.randomUUID().toString(),
                candidacy,
                Timestamp.from(Monday.now().plus(60, ChronoUnit.DAYS)));

        night(Monday.TODAY.plus(period).plusDays(3));
        assertThat(name(candidacy)).isEqualTo(nameThen);
        night(Monday.TODAY.plus(period).plusDays(65));
        assertThat(name(candidacy)).isEqualTo("Erased candidate");
    }

    @Test
    void leavesAloneWhoIsStillACandidate() {
        String candidacy = answers.candidacy(vacancy, email);

        night(Monday.TODAY.plusYears(5));

        assertThat(name(candidacy)).isEqualTo("Kim Novak");
        assertThat(desks.instance(candidacy)).isNotNull();
    }

    @Test
    void leavesAloneWhoIsOnHoldUntilThatIsLifted() {
        String candidacy = declined(vacancy, email);
        hold("hana", email, "set");
        night(Monday.TODAY.plusYears(2));
        assertThat(name(candidacy)).isEqualTo("Kim Novak");

        hold("hugo", email, "lift");
        night(Monday.TODAY.plusYears(2).plusDays(1));

        assertThat(name(candidacy)).isEqualTo("Erased candidate");
    }

    @Test
    void leavesAloneWhoWasPutOnHoldWhileTheirJobWaited() {
        String candidacy = declined(vacancy, email);
        ProcessInstance night = begin(Monday.TODAY.plusYears(2));
        execute(jobs(night).get(0));
        assertThat(jobs(night)).hasSize(2);

        hold("hana", email, "set");
        run(night);

        assertThat(name(candidacy)).isEqualTo("Kim Novak");
        assertThat(running(night)).isFalse();
    }

    @Test
    void showsWhoCannotBeErasedAsAnIncidentAndErasesTheOthers() {
        String stuck = answers.candidacy(vacancy, email);
        jdbc.update(
                "update candidacy set state = 'CLOSED', ended_at = ? where id = ?",
                Timestamp.from(Monday.now()),
                stuck);
        String other = declined(vacancy, "other" + email);

        ProcessInstance night = begin(Monday.TODAY.plusYears(2));
        run(night);

        assertThat(name(other)).isEqualTo("Erased candidate");
        assertThat(name(stuck)).isEqualTo("Kim Novak");
        Job failed = jobs(night).get(0);
        assertThat(engine.getManagementService().getJobExceptionStacktrace(failed.getId()))
                .contains("a process about it still runs");
        engine.getManagementService().setJobRetries(failed.getId(), 0);
        assertThat(incidents(night)).hasSize(1);

        assertThat(begin(Monday.TODAY.plusYears(2).plusDays(1)))
                .as("the next night does not begin with the same")
                .satisfies(next -> {
                    run(next);
                    assertThat(running(next)).isFalse();
                });
        engine.getRuntimeService().deleteProcessInstance(desks.instance(stuck).getId(), "mended");
        engine.getManagementService().executeJob(failed.getId());
        assertThat(name(stuck)).isEqualTo("Erased candidate");
        assertThat(running(night)).isFalse();
    }

    @Test
    void erasesManyInPages() {
        List<Object[]> rows = new ArrayList<>();
        Timestamp now = Timestamp.from(Monday.now());
        for (int i = 0; i < 130; i++) {
            rows.add(new Object[] {UUID.randomUUID().toString(), vacancy, i + email, now, now});
        }
        jdbc.batchUpdate("""
                insert into candidacy (id, vacancy_id, name, email, source, consented_at, state, ended_at, version)
                values (?, ?, 'Kim Novak', ?, 'Referral', ?, 'CLOSED', ?, 0)""", rows);

        ProcessInstance night = begin(Monday.TODAY.plusYears(2));
        run(night);

        assertThat(running(night)).isFalse();
        assertThat(jdbc.queryForObject(
                        "select count(*) from candidacy where vacancy_id = ? and name = 'Erased candidate'",
                        Integer.class,
                        vacancy))
                .isEqualTo(130);
    }

    @Test
    void runsEveryNight() {
        Job nightly = startTimer();

        assertThat(ZonedDateTime.ofInstant(nightly.getDuedate().toInstant(), NEW_YORK)
                        .toLocalTime())
                .isBetween(LocalTime.of(1, 30), LocalTime.of(2, 30));
    }

    // On request

    @Test
    void withdrawsWhoIsStillACandidateAndThenErasesThem() {
        String candidacy = answers.candidacy(vacancy, email);

        erase("hana", email);
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.WITHDRAWN);
        work(candidacy);

        assertThat(name(candidacy)).isEqualTo("Erased candidate");
        assertThat(desks.task("Task_ConductFitInterview", candidacy)).isNull();
        assertThat(desks.instance(candidacy)).isNull();
        assertThat(new Post(beans).about(candidacy)).isEmpty();
    }

    @Test
    void waitsWhileAMailThatTakesAnInterviewOutOfACalendarIsNotSent() {
        String candidacy = declined(vacancy, email);
        jdbc.update("update outbox set state = 'WAITING' where about = ?", candidacy);

        erase("hana", email);
        desks.runJobs(candidacy);
        assertThat(name(candidacy)).isEqualTo("Kim Novak");

        jdbc.update("update outbox set state = 'SENT' where about = ?", candidacy);
        work(candidacy);
        assertThat(name(candidacy)).isEqualTo("Erased candidate");
    }

    @Test
    void isRefusedByAHoldWithTheNameOfWhoSetIt() {
        String candidacy = declined(vacancy, email);
        hold("hugo", email, "set");

        assertThatThrownBy(() -> erase("hana", email))
                .hasMessageContaining("Hugo")
                .hasMessageContaining("set a legal hold on this candidate");
        assertThat(name(candidacy)).isEqualTo("Kim Novak");

        hold("hana", email, "lift");
        erase("hana", email);
        work(candidacy);
        assertThat(name(candidacy)).isEqualTo("Erased candidate");
    }

    @Test
    void isStoppedByAHoldThatIsSetMeanwhile() {
        String candidacy = declined(vacancy, email);
        erase("hana", email);
        hold("hugo", email, "set");
        work(candidacy);

        assertThat(name(candidacy)).isEqualTo("Kim Novak");
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId("EndEvent_ErasureStopped")
                        .processInstanceId(engine.getHistoryService()
                                .createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(candidacy)
                                .processDefinitionKey("erase-candidate")
                                .singleResult()
                                .getId())
                        .count())
                .isEqualTo(1);
        hold("hugo", email, "lift");
        erase("hana", email);
        work(candidacy);
        assertThat(name(candidacy)).isEqualTo("Erased candidate");
    }

    @Test
    void isAskedForOnce() {
        declined(vacancy, email);
        erase("hana", email);

        assertThatThrownBy(() -> erase("hugo", email)).hasMessageContaining("is being erased already");
    }

    @Test
    void asksWhichCandidacyIsMeantOfSomebodyWhoAppliedTwice() {
        String first = declined(vacancy, email);
        String second = declined(answers.openVacancy(), email);

        assertThatThrownBy(() -> erase("hana", email.toUpperCase()))
                .hasMessageContaining("applied more than once")
                .hasMessageContaining(first)
                .hasMessageContaining(second + " (Account executive, Maine)");
        erase("hana", first);
        work(first);

        assertThat(name(first)).isEqualTo("Erased candidate");
        assertThat(name(second)).isEqualTo("Kim Novak");
        assertThatThrownBy(() -> erase("hana", first)).hasMessageContaining("erased already");
    }

    @Test
    void keepsTheNameOfWhoWasHiredUntilTheyAreWelcomed() {
        String hired = answers.candidacyWithOffer(vacancy, email);
        answers.hire(hired, vacancy);
        assertThat(new Post(beans).about(vacancy))
                .anySatisfy(mail -> assertThat(mail.subject()).contains("Kim Novak"));
        night(Monday.TODAY.plusYears(5));
        Monday.again();

        assertThatThrownBy(() -> erase("hana", email)).hasMessageContaining("but not welcomed yet");
        assertThat(name(hired)).isEqualTo("Kim Novak");

        jdbc.update("update vacancy set hired_as = 'rosa' where id = ?", vacancy);
        erase("hana", email);
        work(hired);
        assertThat(name(hired)).isEqualTo("Erased candidate");
        assertThat(new Post(beans).about(vacancy)).isEmpty();
    }

    @Test
    void isForHrAlone() {
        declined(vacancy, email);

        for (String person : List.of("rosa", "marco", "vera")) {
            assertThatThrownBy(() -> erase(person, email)).isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> hold(person, email, "set")).isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void aHoldIsSetOnceAndLiftedOnce() {
        String candidacy = declined(vacancy, email);

        assertThatThrownBy(() -> hold("hana", email, "lift")).hasMessageContaining("There is no legal hold");
        hold("hana", email, "set");
        assertThatThrownBy(() -> hold("hugo", email, "set")).hasMessageContaining("Hana Yamamoto set a legal hold");
        hold("hugo", email, "lift");
        hold("hugo", email, "set");

        assertThat(jdbc.queryForList(
                        "select set_by from legal_hold where candidacy_id = ? order by set_at",
                        String.class,
                        candidacy))
                .containsExactly("hana", "hugo");
    }

    private String vacancyIn(String jurisdiction) {
        Map<String, Object> asked = new HashMap<>(SampleVacancy.answers());
        asked.put("jurisdiction", jurisdiction);
        String made = desks.start("marco", "vacancy", asked);
        desks.complete("vera", "Task_ApproveVacancy", made, HiringAnswers.APPROVAL);
        desks.complete("hana", "Task_PrepareInterviewKit", made, HiringAnswers.KIT);
        return made;
    }

    private String declined(String vacancy, String email) {
        String candidacy = answers.application(vacancy, email);
        desks.complete("hana", "Task_ScreenApplication", candidacy, HiringAnswers.STOP);
        return candidacy;
    }

    private void erase(String person, String candidate) {
        desks.start(person, "erase-candidate", Map.of("candidate", candidate, "reason", "candidate_asked"));
    }

    private void hold(String person, String candidate, String what) {
        desks.start(
                person, "hold-candidate", Map.of("candidate", candidate, "hold", what, "reason", "Case 12 of 2027"));
    }

    private String name(String candidacy) {
        return hiring.candidacy(candidacy).name();
    }

    /** What the engine does about a candidacy, minutes passed included. */
    private void work(String candidacy) {
        for (int minute = 0; minute < 3; minute++) {
            desks.runJobs(candidacy);
            ManagementService management = engine.getManagementService();
            engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(candidacy)
                    .processDefinitionKey("erase-candidate")
                    .list()
                    .forEach(instance -> management
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .timers()
                            .list()
                            .forEach(this::execute));
        }
    }

    private void night(LocalDate day) {
        run(begin(day));
    }

    private ProcessInstance begin(LocalDate day) {
        Monday.jumpTo(day.atTime(1, 30).atZone(NEW_YORK).toInstant());
        List<String> before = nights().stream().map(ProcessInstance::getId).toList();
        execute(startTimer());
        return nights().stream()
                .filter(night -> !before.contains(night.getId()))
                .findFirst()
                .orElseThrow();
    }

    private List<ProcessInstance> nights() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("candidate-retention")
                .list();
    }

    private Job startTimer() {
        return engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("candidate-retention")
                .timers()
                .singleResult();
    }

    /** Each job once, whatever comes of it. */
    private void run(ProcessInstance night) {
        List<String> tried = new ArrayList<>();
        List<Job> next;
        do {
            next = jobs(night).stream()
                    .filter(job -> !tried.contains(job.getId()))
                    .toList();
            next.forEach(job -> {
                tried.add(job.getId());
                try {
                    execute(job);
                } catch (RuntimeException failed) {
                    assertThat(failed).hasMessageContaining("still runs");
                }
            });
        } while (!next.isEmpty());
    }

    private void execute(Job job) {
        engine.getManagementService().executeJob(job.getId());
    }

    private List<Job> jobs(ProcessInstance night) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(night.getId())
                .listPage(0, 2000);
    }

    private boolean running(ProcessInstance night) {
        return nights().stream().anyMatch(other -> other.getId().equals(night.getId()));
    }

    private List<Incident> incidents(ProcessInstance night) {
        return engine.getRuntimeService()
                .createIncidentQuery()
                .processInstanceId(night.getId())
                .list();
    }
}
