package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** What hears of it when somebody begins. Everything is rolled back. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = Arrivals.class)
@Transactional
class ArrivalTest {

    private static final String ROW = "zoe,Zoe Zimmer,zoe@example.com,rep,%s,North,,%s,";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Clock clock;

    @Autowired
    private StartersAndLeavers startersAndLeavers;

    private HrOffice hr;
    private LocalDate today;

    @BeforeEach
    void today() {
        hr = new HrOffice(beans);
        today = LocalDate.now(clock);
        startersAndLeavers.findNewcomers().forEach(startersAndLeavers::noteFirstDay);
    }

    @Test
    void everyMessageIsSentOnTheFirstDayAndCoachingBegins() {
        hr.importPeople(ROW.formatted("marco", today));
        ProcessInstance changes = changes().get(0);
        runJobs(changes);

        assertThat(told(changes))
                .containsExactlyInAnyOrder(
                        "ThrowEvent_FocusNeeded",
                        "ThrowEvent_YearOpened",
                        "ThrowEvent_ProbationOpened",
                        "ThrowEvent_PersonJoined");
        assertThat(cyclesOfZoe()).isOne();
        assertThat(changes()).isEmpty();
    }

    @Test
    void aMessageThatFailsWaitsAndNoneOfTheOthersIsSentAgain() {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "year.bpmn",
                        Bpmn.createExecutableProcess("year")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .intermediateCatchEvent()
                                .message("performance.yearOpened")
                                .endEvent()
                                .done())
                .deploy();
        List<ProcessInstance> two = List.of(year(), year());
        hr.importPeople(ROW.formatted("marco", today));
        ProcessInstance changes = changes().get(0);

        runJobsUntilOnlyFailuresAreLeft(changes);
        runJobsUntilOnlyFailuresAreLeft(changes);

        assertThat(told(changes)).containsExactly("ThrowEvent_FocusNeeded");
        assertThat(cyclesOfZoe()).isOne();
        assertThat(startersAndLeavers.findNewcomers())
                .as("she is being told of")
                .isEmpty();

        engine.getRuntimeService().deleteProcessInstance(two.get(0).getId(), "there is one too many");
        runJobs(changes);

        assertThat(told(changes))
                .containsExactlyInAnyOrder(
                        "ThrowEvent_FocusNeeded",
                        "ThrowEvent_YearOpened",
                        "ThrowEvent_ProbationOpened",
                        "ThrowEvent_PersonJoined");
        assertThat(cyclesOfZoe()).isOne();
        assertThat(changes()).isEmpty();
    }

    @Test
    void whoBeginsLaterIsToldOfOnThatDayAndOnlyOnce() {
        LocalDate firstDay = today.plusDays(20);
        hr.importPeople(ROW.formatted("marco", firstDay));
        assertThat(changes()).isEmpty();
        assertThat(startersAndLeavers.findNewcomers()).isEmpty();

        itIs(firstDay);
        hr.importPeople(ROW.formatted("mina", firstDay));

        assertThat(startersAndLeavers.findNewcomers()).containsExactly("zoe");
        startersAndLeavers.noteFirstDay("zoe");
        assertThat(startersAndLeavers.findNewcomers()).isEmpty();
    }

    @Test
    void thePutOffFirstDayCounts() {
        hr.importPeople(ROW.formatted("marco", today.plusDays(20)));
        hr.importPeople(ROW.formatted("marco", today.plusDays(30)));

        itIs(today.plusDays(20));
        assertThat(startersAndLeavers.findNewcomers()).isEmpty();
        itIs(today.plusDays(30));
        assertThat(startersAndLeavers.findNewcomers()).containsExactly("zoe");
    }

    @Test
    void whoWasHereBeforeTheyWereImportedIsNoNewcomer() {
        hr.importPeople(ROW.formatted("marco", today.minusDays(1)));

        assertThat(changes()).isEmpty();
        assertThat(startersAndLeavers.findNewcomers()).isEmpty();
    }

    @Test
    void whoLeavesBeforeTheyBeginIsNotToldOf() {
        hr.importPeople(ROW.formatted("marco", today.plusDays(20)));
        hr.importPeople(ROW.formatted("marco", today.plusDays(20)) + today.plusDays(20));

        itIs(today.plusDays(20));
        assertThat(startersAndLeavers.findNewcomers()).isEmpty();
    }

    /** In the evening the computer's day in the west is still the one before. */
    private void itIs(LocalDate day) {
        Monday.jumpTo(day.atTime(LocalTime.of(0, 1)).atZone(clock.getZone()).toInstant());
    }

    private List<ProcessInstance> changes() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("people-changes")
                .list();
    }

    private ProcessInstance year() {
        return engine.getRuntimeService().startProcessInstanceByKey("year", "zoe");
    }

    private List<String> told(ProcessInstance changes) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(changes.getId())
                .activityType("intermediateMessageThrowEvent")
                .finished()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private long cyclesOfZoe() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("coaching-cycle")
                .variableValueEquals("rep", "zoe")
                .variableValueEquals("reasonCode", "new_hire")
                .count();
    }

    private void runJobsUntilOnlyFailuresAreLeft(ProcessInstance changes) {
        JobQuery jobs = engine.getManagementService().createJobQuery().processInstanceId(changes.getId());
        Set<String> failed = new HashSet<>();
        List<Job> due = jobs.list();
        while (!due.isEmpty()) {
            for (Job job : due) {
                try {
                    engine.getManagementService().executeJob(job.getId());
                } catch (IllegalStateException | ProcessEngineException e) {
                    assertThat(e).hasMessageContaining("'performance.yearOpened' should reach exactly one process");
                    failed.add(job.getId());
                }
            }
            due = jobs.list().stream()
                    .filter(job -> !failed.contains(job.getId()))
                    .toList();
        }
        assertThat(failed).hasSize(1);
    }

    private void runJobs(ProcessInstance changes) {
        JobQuery jobs = engine.getManagementService().createJobQuery().processInstanceId(changes.getId());
        for (List<Job> due = jobs.list(); !due.isEmpty(); due = jobs.list()) {
            due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
    }
}
