package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the clean-up of the night removes, and what not. The instances are made in the past, so that tonight's clean-up finds
 * nothing of any other test old enough.
 */
@DrumbeatTest
class HistoryCleanupTest {

    private static final Period TIME_TO_LIVE = Period.parse("P1096D");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcTemplate jdbc;

    @Value("${drumbeat.time-zone}")
    private ZoneId zone;

    private ZonedDateTime tonight;
    private String deployment;

    @BeforeEach
    void deployAProcess() {
        tonight = Monday.now().atZone(zone).plusDays(1).with(LocalTime.of(2, 0));
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "aged.bpmn",
                        Bpmn.createExecutableProcess("aged")
                                .camundaHistoryTimeToLiveString(TIME_TO_LIVE.toString())
                                .startEvent()
                                .userTask()
                                .camundaCandidateGroups("rep")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
    }

    @AfterEach
    void comeBack() {
        Monday.again();
        repository.deleteDeployment(deployment, true);
    }

    @AlsoOnPostgres(Kind.SQL)
    @Test
    void removesAtNightWhatHasEndedAndOutlivedItsTimeToLive() {
        ZonedDateTime longAgo = tonight.minus(TIME_TO_LIVE).minusHours(1);
        String ended = start(longAgo);
        complete(ended, longAgo.plusDays(1));
        String youngerByADay = start(longAgo.plusDays(1));
        complete(youngerByADay, longAgo.plusDays(2));
        assertThat(isInHistory(ended)).isTrue();

        cleanUp(tonight.minusHours(6));
        assertThat(isInHistory(ended)).as("by day").isTrue();
        assertThat(humanTasks(ended)).isEqualTo(1);

        cleanUp(tonight);
        assertThat(isInHistory(ended)).as("at night").isFalse();
        assertThat(humanTasks(ended)).isZero();
        assertThat(isInHistory(youngerByADay)).isTrue();
        assertThat(humanTasks(youngerByADay)).isEqualTo(1);
    }

    /** The time to live counts from the start, and nobody asks whether the instance still runs: hence the margin. */
    @Test
    void leavesAnInstanceAloneThatRunsForTwoYearsAndTakesTheHistoryOfOneThatRunsForFour() {
        String running = start(tonight.minusYears(2));
        String forgotten = start(tonight.minusYears(4));

        cleanUp(tonight);

        assertThat(isInHistory(running)).isTrue();
        assertThat(isInHistory(forgotten)).isFalse();
        assertThat(humanTasks(forgotten)).as("open still").isEqualTo(1);
        complete(running, tonight);
        complete(forgotten, tonight);
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(running)
                        .finished()
                        .count())
                .isEqualTo(3);
    }

    private String start(ZonedDateTime time) {
        at(time);
        return runtime.startProcessInstanceByKey("aged").getId();
    }

    private void complete(String instance, ZonedDateTime time) {
        at(time);
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
    }

    /** As the job executor does it, when it is time. */
    private void cleanUp(ZonedDateTime time) {
        at(time);
        history.cleanUpHistoryAsync(false);
        Job job = history.findHistoryCleanupJobs().get(0);
        assertThat(Duration.between(time.toInstant(), job.getDuedate().toInstant()))
                .as("due tonight")
                .isLessThan(Duration.ofHours(12));
        management.executeJob(job.getId());
    }

    private int humanTasks(String instance) {
        return jdbc.queryForObject("select count(*) from human_task where instance_id = ?", Integer.class, instance);
    }

    private boolean isInHistory(String instance) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                == 1;
    }

    private static void at(ZonedDateTime time) {
        Monday.jumpTo(time.toInstant());
    }
}
