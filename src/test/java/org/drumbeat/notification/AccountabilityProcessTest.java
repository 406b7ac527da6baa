package org.drumbeat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.SampleVacancy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** The process {@code accountability}, and the mail that tells of a task; everything is rolled back. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = Accountability.class)
@Transactional
class AccountabilityProcessTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** A Monday without a holiday in the weeks after it, long after what other tests leave behind is over. */
    private static final LocalDate MONDAY = nextMonday();

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JdbcTemplate jdbc;

    private Desks desks;
    private Post post;

    @BeforeEach
    void open() {
        desks = new Desks(engine);
        post = new Post(beans);
        // Only what this test makes is open, and noted.
        jdbc.update("delete from accountability_event");
        engine.getTaskService().createTaskQuery().listPage(0, 2000).forEach(task -> {
            Task other = task;
            other.setDueDate(null);
            engine.getTaskService().saveTask(other);
        });
        at(MONDAY, 9);
    }

    @Test
    void whoeverGetsATaskIsToldWithALinkToIt() {
        String vacancy = vacancy();
        Task task = desks.task("Task_ApproveVacancy", vacancy);

        assertThat(post.about(vacancy)).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("vera@example.com");
            assertThat(letter.subject()).isEqualTo("Approve vacancy: Account executive (North, Maine)");
            assertThat(letter.text())
                    .containsPattern(
                            "http://127\\.0\\.0\\.1:\\d+/camunda/app/tasklist/default/#/\\?task=" + task.getId())
                    .contains("5:00");
        });
    }

    @Test
    void whoeverIsGivenATaskLaterIsToldAndWhoeverClaimsOneIsNot() {
        String vacancy = vacancy();
        Task task = desks.task("Task_ApproveVacancy", vacancy);
        desks.as("hana", () -> {
            engine.getTaskService().setAssignee(task.getId(), "mona");
            return null;
        });
        assertThat(post.about(vacancy)).extracting(Post.Letter::to).contains("mona@example.com");

        desks.complete("mona", "Task_ApproveVacancy", vacancy, Map.of("approved", true));
        int before = post.about(vacancy).size();
        desks.as("hana", () -> {
            engine.getTaskService()
                    .claim(desks.task("Task_PrepareInterviewKit", vacancy).getId(), "hana");
            return null;
        });

        assertThat(post.about(vacancy)).hasSize(before);
    }

    @Test
    void whoeverHasOverdueTasksGetsOneMailADayWithAllOfThem() {
        String first = vacancy();
        vacancy();
        at(MONDAY.plusDays(2), 16);
        chase();
        assertThat(overdue("vera@example.com")).isEmpty();

        at(MONDAY.plusDays(3), 7);
        chase();
        chase();

        assertThat(overdue("vera@example.com")).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("2 of your tasks are overdue");
            assertThat(letter.text())
                    .contains(desks.task("Task_ApproveVacancy", first).getId());
        });
        assertThat(events("REMINDER", "vera")).isEqualTo(2);
        at(MONDAY.plusDays(4), 7);
        chase();
        assertThat(overdue("vera@example.com")).hasSize(2);
        assertThat(events("REMINDER", "vera")).isEqualTo(4);
    }

    @Test
    void aTaskThreeBusinessDaysOverdueIsToldToTheSuperiorOnce() {
        String vacancy = vacancy();
        Task task = desks.task("Task_ApproveVacancy", vacancy);
        engine.getTaskService().setAssignee(task.getId(), "mina");
        // Due on Wednesday at 17:00; three business days later is Monday at 17:00.
        at(MONDAY.plusDays(7), 16);
        chase();
        assertThat(escalated("vera@example.com")).isEmpty();

        at(MONDAY.plusDays(8), 7);
        chase();
        at(MONDAY.plusDays(9), 7);
        chase();

        assertThat(escalated("vera@example.com"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("Mina Park: Approve vacancy"));
        assertThat(events("ESCALATION", "mina")).isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select told from accountability_event where kind = 'ESCALATION' and task_id = ?",
                        String.class,
                        task.getId()))
                .isEqualTo("vera");
    }

    @Test
    void whatIsOfferedToAGroupEverybodyOfItIsRemindedOf() {
        String vacancy = vacancy();
        desks.complete("vera", "Task_ApproveVacancy", vacancy, Map.of("approved", true));
        at(MONDAY.plusDays(10), 7);

        chase();

        assertThat(overdue("hana@example.com")).hasSize(1);
        assertThat(overdue("hugo@example.com")).hasSize(1);
        assertThat(events("REMINDER", "hr")).isEqualTo(1);
        assertThat(events("ESCALATION", "hr")).isZero();
    }

    /** As the group of admins that the engine itself creates is. */
    @Test
    void hrIsRemindedOfWhatIsOfferedToAGroupThatIsNoRole() {
        String vacancy = vacancy();
        Task task = desks.task("Task_ApproveVacancy", vacancy);
        engine.getTaskService().addCandidateGroup(task.getId(), "camunda-admin");
        desks.as("vera", () -> {
            engine.getTaskService().setAssignee(task.getId(), null);
            return null;
        });
        at(MONDAY.plusDays(10), 7);

        chase();

        assertThat(overdue("hana@example.com"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains(task.getId()));
        assertThat(overdue("hugo@example.com")).hasSize(1);
        assertThat(overdue("vera@example.com")).isEmpty();
        assertThat(events("REMINDER", "camunda-admin")).isEqualTo(1);
    }

    @Test
    void runsEveryMorning() {
        Job morning = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("accountability")
                .timers()
                .singleResult();

        assertThat(ZonedDateTime.ofInstant(morning.getDuedate().toInstant(), NEW_YORK)
                        .toLocalTime())
                .isBetween(LocalTime.of(7, 0), LocalTime.of(8, 0));
    }

    private String vacancy() {
        return desks.start("marco", "vacancy", SampleVacancy.answersFor(MONDAY.plusMonths(3)));
    }

    private void chase() {
        engine.getRuntimeService().startProcessInstanceByKey("accountability");
        List<Job> due;
        do {
            due = engine.getManagementService()
                    .createJobQuery()
                    .processDefinitionKey("accountability")
                    .messages()
                    .listPage(0, 10);
            due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        } while (!due.isEmpty());
    }

    private List<Post.Letter> overdue(String email) {
        return post.to(email).stream()
                .filter(letter -> letter.subject().contains("overdue"))
                .toList();
    }

    private List<Post.Letter> escalated(String email) {
        return post.to(email).stream()
                .filter(letter -> letter.subject().equals("Overdue in your team"))
                .toList();
    }

    private int events(String kind, String person) {
        return jdbc.queryForObject(
                "select count(*) from accountability_event where kind = ? and person_id = ?",
                Integer.class,
                kind,
                person);
    }

    private static void at(LocalDate day, int hour) {
        Monday.jumpTo(day.atTime(hour, 0).atZone(NEW_YORK).toInstant());
    }

    private static LocalDate nextMonday() {
        LocalDate march = LocalDate.of(Monday.TODAY.getYear() + 1, 3, 8);
        return march.minusDays(march.getDayOfWeek().getValue() - 1);
    }
}
