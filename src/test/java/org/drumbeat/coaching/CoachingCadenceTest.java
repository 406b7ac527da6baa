package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.drumbeat.coaching.CoachingDesk.MONDAY;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.people.HrOffice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** The process {@code coaching-cadence}, on the real engine and tables; everything is rolled back. */
@AlsoOnPostgres(
        value = Kind.SQL,
        statementsOf = {FieldVisitRepository.class, CoachingPlanRepository.class})
@Transactional
class CoachingCadenceTest extends CoachingTest {

    @Autowired
    private CadenceService cadence;

    @Autowired
    private JdbcTemplate jdbc;

    /** Every rep of the demo is here long enough and has never been visited. */
    @Test
    void beginsOnMondaysAtSix() {
        Date due = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("coaching-cadence")
                .timers()
                .singleResult()
                .getDuedate();

        ZonedDateTime moment = due.toInstant().atZone(CoachingDesk.NEW_YORK);
        assertThat(moment.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        // By the standard offset, so an hour later while clocks are put forward.
        assertThat(moment.getHour()).isIn(6, 7);
    }

    @Test
    void putsTheRepWhoWaitsLongestBeforeEachManagerOneAtATime() {
        lookAround();
        assertThat(focusTasks("marco")).extracting(this::repOf).containsExactly("ruth");
        assertThat(focusTasks("mina")).extracting(this::repOf).containsExactly("rob");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskDefinitionKey("Task_ChooseFocus")
                        .count())
                .isEqualTo(6);

        lookAround();
        assertThat(focusTasks("marco")).extracting(this::repOf).containsExactly("ruth");

        desk.desks()
                .complete(
                        "marco",
                        "Task_ChooseFocus",
                        plans.findByOpenFor("ruth").orElseThrow().id(),
                        CoachingDesk.focus(CoachingDesk.SKILL, 2, 3, 1));
        lookAround();
        assertThat(focusTasks("marco")).extracting(this::repOf).containsExactly("raj");
    }

    /** As the timer does it, which a transaction that is rolled back would leave behind twice. */
    private void lookAround() {
        engine.getRuntimeService()
                .createProcessInstanceByKey("coaching-cadence")
                .startBeforeActivity("Task_FindRepsWithoutCoaching")
                .execute();
        runAll();
    }

    @Test
    void leavesOutWhoeverIsInCoachingOrWasVisitedLately() {
        CoachingRows rows = new CoachingRows(beans);
        Focus focus = new Focus("needs_discovery-1", 2, 3, 1, 30);
        rows.plan("ruth", focus, CoachingDesk.moment(MONDAY, 9));
        CoachingPlan plan = rows.plan("raj", focus, CoachingDesk.moment(MONDAY, 9));
        rows.held(plan, 1, "marco", "marco", MONDAY.plusDays(1) + "T10:00", 120);
        rows.concluded(plan, CoachingPlan.Outcome.MASTERED, CoachingDesk.moment(MONDAY.plusDays(8), 17));

        assertThat(next("marco")).isEqualTo("rosa");

        // Raj was visited on the second of March, and 45 days are over.
        CoachingDesk.at(MONDAY.plusDays(1 + 45), 9);
        jdbc.update("update person set manager_id = 'mina' where id in ('rosa', 'ren')");
        assertThat(next("marco")).isEqualTo("nobody");
        CoachingDesk.at(MONDAY.plusDays(1 + 46), 9);
        assertThat(next("marco")).isEqualTo("raj");
    }

    @Test
    void looksAfterNewHiresSooner() {
        new HrOffice(beans)
                .importPeople(
                        "newa,New A,newa@example.com,rep,mona,Coast,Reno," + MONDAY.minusDays(21) + ",",
                        "newb,New B,newb@example.com,rep,mona,Coast,Reno," + MONDAY.minusDays(22) + ",");
        jdbc.update("update person set manager_id = 'maya' where manager_id = 'mona' and id not in ('newa', 'newb')");

        assertThat(next("mona")).isEqualTo("newb");
    }

    private String next(String manager) {
        return cadence.findNext().stream()
                .filter(rep -> manager.equals(
                        jdbc.queryForObject("select manager_id from person where id = ?", String.class, rep)))
                .findFirst()
                .orElse("nobody");
    }

    /** What waits for the job executor in the cadence and in the cycles that it begins. */
    private void runAll() {
        ManagementService jobs = engine.getManagementService();
        List<Job> due;
        do {
            due = List.of("coaching-cadence", "coaching-cycle").stream()
                    .flatMap(process ->
                            jobs.createJobQuery().processDefinitionKey(process).messages().executable().list().stream())
                    .toList();
            due.stream().limit(1).forEach(job -> jobs.executeJob(job.getId()));
        } while (!due.isEmpty());
    }

    private List<Task> focusTasks(String manager) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("Task_ChooseFocus")
                .taskAssignee(manager)
                .list();
    }

    private String repOf(Task task) {
        ProcessInstance cycle = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return plans.findById(cycle.getBusinessKey()).orElseThrow().rep();
    }
}
