package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;

/** What hears of it when somebody leaves. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = Departures.class)
class DepartureTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String ZOE = "zoe,Zoe Zimmer,zoe@example.com,rep,marco,North,,2025-01-15,";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcOperations jdbc;

    @Autowired
    private BeanFactory beans;

    private HrOffice hr;
    private String deployment;

    @BeforeEach
    void zoeIsARep() {
        // What other tests have imported and not waited for.
        runJobs();
        hr = new HrOffice(beans);
        hr.importPeople(ZOE);
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addInputStream("about-a-rep.bpmn", DepartureTest.class.getResourceAsStream("about-a-rep.bpmn"))
                .deploy()
                .getId();
    }

    @AfterEach
    void takeAway() {
        Monday.again();
        engine.getRepositoryService().deleteDeployment(deployment, true);
        changes().forEach(begun -> engine.getRuntimeService().deleteProcessInstance(begun.getId(), "only a test"));
        jdbc.update("delete from departure where person_id like 'z%'");
        jdbc.update("delete from person where id like 'z%'");
        engine.getIdentityService().deleteUser("zoe");
    }

    @Test
    void whatIsAboutSomebodyWhoLeftWithAnImportEndsAfterItAndNothingElse() {
        ProcessInstance one = about("zoe");
        ProcessInstance another = about("zoe");
        ProcessInstance ofSomebodyElse = about("rosa");

        hr.importPeople(ZOE + "2026-02-01");
        assertThat(isRunning(one)).as("the import waits for nobody").isTrue();
        runJobs();

        assertThat(isRunning(one)).isFalse();
        assertThat(isRunning(another)).isFalse();
        assertThat(isRunning(ofSomebodyElse)).isTrue();
        assertThat(jobs().messages().count()).isZero();
        assertThat(changesRunning()).isZero();
    }

    @Test
    void anImportDoesNotFollowPeopleASecondTime() {
        hr.importPeople(ZOE + "2026-02-01");
        ProcessInstance begun = changes().get(0);
        runJobs();

        assertThat(steps(begun))
                .contains("StartEvent_LeaverImported", "Task_FindLeavers", "EndEvent_NobodyElseFound")
                .doesNotContain("StartEvent_DayBegun", "Task_FollowPeople");
    }

    @Test
    void whoLeavesLaterIsToldOfInTheNightToTheirFirstDayAway() {
        LocalDate lastDay = Monday.TODAY.plusDays(9);
        ProcessInstance instance = about("zoe");

        hr.importPeople(ZOE + lastDay.plusDays(1));
        assertThat(changesRunning()).isZero();
        night(lastDay);
        assertThat(isRunning(instance)).isTrue();

        night(lastDay.plusDays(1));
        assertThat(isRunning(instance)).isFalse();
    }

    @Test
    void whoLeftIsToldOfOnce() {
        hr.importPeople(ZOE + "2026-02-01");
        runJobs();
        ProcessInstance begunAfterwards = about("zoe");

        hr.importPeople(ZOE + "2026-02-01");
        hr.importPeople(ZOE.replace("Zimmer", "Zander") + "2026-02-01");
        hr.importPeople(ZOE + "2026-01-20");
        assertThat(changesRunning()).as("nobody left with these").isZero();
        night(Monday.TODAY.plusDays(1));

        assertThat(isRunning(begunAfterwards)).isTrue();
    }

    @ParameterizedTest(name = "the second time on {0}")
    @ValueSource(strings = {"2026-02-01", "2026-06-01"})
    void whoComesBackAndLeavesAgainIsToldOfAgain(String secondDay) {
        hr.importPeople(ZOE + "2026-02-01");
        runJobs();
        hr.importPeople(ZOE);
        ProcessInstance secondTime = about("zoe");
        night(Monday.TODAY.plusDays(1));
        assertThat(isRunning(secondTime)).as("zoe is back").isTrue();

        hr.importPeople(ZOE + secondDay);
        runJobs();

        assertThat(isRunning(secondTime)).isFalse();
    }

    @Test
    void whoIsToLeaveAgainOnADayToComeIsToldOfThen() {
        hr.importPeople(ZOE + "2026-02-01");
        runJobs();
        LocalDate day = Monday.TODAY.plusDays(10);
        hr.importPeople(ZOE + day);
        ProcessInstance secondTime = about("zoe");

        night(day.minusDays(1));
        assertThat(isRunning(secondTime)).isTrue();
        night(day);

        assertThat(isRunning(secondTime)).isFalse();
    }

    @Test
    void anImportGoesOnWhileTheProcessIsPausedAndTheNightMakesUpForIt() {
        ProcessInstance instance = about("zoe");
        engine.getRepositoryService().suspendProcessDefinitionByKey("people-changes");
        try {
            hr.importPeople(ZOE + "2026-02-01");
        } finally {
            engine.getRepositoryService().activateProcessDefinitionByKey("people-changes");
        }
        runJobs();
        assertThat(isRunning(instance)).isTrue();

        night(Monday.TODAY.plusDays(1));

        assertThat(isRunning(instance)).isFalse();
    }

    @Test
    void whatIsSuspendedHearsOfItWhenItIsResumedAndOnlyThenIsItNoted() {
        ProcessInstance paused = about("zoe");
        ProcessInstance another = about("zoe");
        engine.getRuntimeService().suspendProcessInstanceById(paused.getId());
        hr.importPeople(ZOE + "2026-02-01");

        String telling = tellingFails();
        assertThat(isRunning(another)).as("all of them or nobody").isTrue();
        assertThat(noted()).isZero();
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .activityId("Task_TellOfDeparture")
                        .list())
                .extracting(Incident::getIncidentMessage)
                .singleElement()
                .asString()
                .contains("“people.personLeft” should reach the process “about-a-rep”", "It is suspended");

        night(Monday.TODAY.plusDays(1), telling);
        assertThat(changes()).as("who is being told of is not found again").hasSize(1);

        engine.getRuntimeService().activateProcessInstanceById(paused.getId());
        engine.getManagementService().setJobRetries(telling, 1);
        runJobs();
        assertThat(isRunning(paused)).isFalse();
        assertThat(isRunning(another)).isFalse();
        assertThat(noted()).isOne();
        assertThat(changesRunning()).isZero();
    }

    @Test
    void whoWasNotToldOfIsFoundAgainWhereTheTellingWasCancelled() {
        ProcessInstance paused = about("zoe");
        engine.getRuntimeService().suspendProcessInstanceById(paused.getId());
        hr.importPeople(ZOE + "2026-02-01");
        tellingFails();
        engine.getRuntimeService().deleteProcessInstance(changes().get(0).getId(), "by a wrong click");
        engine.getRuntimeService().activateProcessInstanceById(paused.getId());

        night(Monday.TODAY.plusDays(1));

        assertThat(isRunning(paused)).isFalse();
        assertThat(noted()).isOne();
    }

    @Test
    void whatBeganOnTheVersionBeforeNotesAtOnceAndEnds() {
        ProcessInstance instance = about("zoe");
        String before = engine.getRepositoryService()
                .createDeployment()
                .addInputStream(
                        "people-changes-1.2.0.bpmn",
                        DepartureTest.class.getResourceAsStream("people-changes-1.2.0.bpmn"))
                .deploy()
                .getId();
        try {
            hr.importPeople(ZOE + "2026-02-01");
            changes()
                    .forEach(begun ->
                            engine.getRuntimeService().deleteProcessInstance(begun.getId(), "the old one does"));
            ProcessInstance begun = engine.getRuntimeService().startProcessInstanceByKey("people-changes-before");
            JobQuery jobs = engine.getManagementService().createJobQuery().processInstanceId(begun.getId());
            for (List<Job> due = jobs.list(); !due.isEmpty(); due = jobs.list()) {
                due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
            }

            assertThat(isRunning(begun)).isFalse();
            assertThat(isRunning(instance)).isFalse();
            assertThat(noted()).isOne();
        } finally {
            engine.getRepositoryService().deleteDeployment(before, true);
        }
    }

    @Test
    void manyAreToldOfAHundredAtATime() {
        String[] staying = IntStream.range(0, 101)
                .mapToObj(i -> "z%d,Zoe the %d,,rep,marco,North,,2025-01-15,".formatted(i, i))
                .toArray(String[]::new);
        hr.importPeople(staying);
        List<ProcessInstance> instances =
                IntStream.range(0, 101).mapToObj(i -> about("z" + i)).toList();

        hr.importPeople(List.of(staying).stream().map(row -> row + "2026-02-01").toArray(String[]::new));
        runJobs();

        assertThat(instances).noneMatch(this::isRunning);
        assertThat(changesRunning()).isZero();
    }

    private ProcessInstance about(String rep) {
        return engine.getRuntimeService().startProcessInstanceByKey("about-a-rep", Map.of("rep", rep));
    }

    /** Runs everything but the telling, which fails until there is an incident. Returns its job. */
    private String tellingFails() {
        JobQuery tells = jobs().messages().activityId("Task_TellOfDeparture");
        while (tells.count() == 0) {
            due().forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
        String telling = tells.singleResult().getId();
        runJobs(telling);
        while (jobs().jobId(telling).singleResult().getRetries() > 0) {
            assertThatThrownBy(() -> engine.getManagementService().executeJob(telling))
                    .hasMessageContaining("It is suspended");
        }
        return telling;
    }

    private long noted() {
        return jdbc.queryForObject("select count(*) from departure where person_id = 'zoe'", Long.class);
    }

    /** As its timer does, which other tests need as it is. */
    private void night(LocalDate day, String... notYet) {
        Monday.jumpTo(day.atTime(LocalTime.of(0, 5)).atZone(NEW_YORK).toInstant());
        ProcessInstance begun = engine.getRuntimeService().startProcessInstanceByKey("people-changes");
        runJobs(notYet);
        assertThat(steps(begun)).contains("StartEvent_DayBegun", "Task_FollowPeople", "EndEvent_NobodyElseFound");
    }

    private void runJobs(String... notYet) {
        for (List<Job> due = due(notYet); !due.isEmpty(); due = due(notYet)) {
            due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
    }

    private List<Job> due(String... notYet) {
        return jobs().messages().list().stream()
                .filter(job -> !List.of(notYet).contains(job.getId()))
                .toList();
    }

    private JobQuery jobs() {
        return engine.getManagementService().createJobQuery().processDefinitionKey("people-changes");
    }

    private boolean isRunning(ProcessInstance instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count()
                == 1;
    }

    private List<ProcessInstance> changes() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("people-changes")
                .list();
    }

    private long changesRunning() {
        return changes().size();
    }

    private List<String> steps(ProcessInstance instance) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .list()
                .stream()
                .map(step -> step.getActivityId())
                .toList();
    }
}
