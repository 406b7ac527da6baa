package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.Statements;
import org.drumbeat.Upgrade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The row of a human task, from its beginning to its end. */
@DrumbeatTest
@AlsoOnPostgres(
        value = {Kind.SQL, Kind.MIGRATIONS},
        statementsOf = HumanTaskTable.class)
class HumanTasksTest {

    private static final String DAY = "2027-03-10";
    private static final Instant DUE = fiveOClock(DAY);

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private TasksOfBefore tasksOfBefore;

    private final String about = UUID.randomUUID().toString();

    private TestModels models;
    private TaskService tasks;

    @BeforeEach
    void deploy() {
        models = new TestModels(engine.getRepositoryService(), beans)
                .bean("remind", (JavaDelegate) execution -> {})
                .deploy("reminder.bpmn")
                .deploy("note.bpmn", "write-note.form");
        tasks = engine.getTaskService();
        Monday.jumpTo(Monday.TODAY, 9);
    }

    @AfterEach
    void takeAway() {
        models.close();
        jdbc.update("delete from human_task where business_key = ?", about);
    }

    @Test
    void beginsWithTheTask() {
        ProcessInstance instance = start("reminder");

        assertThat(row())
                .contains(
                        entry("task_id", task().getId()),
                        entry("process", "reminder"),
                        entry("model_version", 1),
                        entry("box", "Task_Prepare"),
                        entry("form", null),
                        entry("instance_id", instance.getId()),
                        entry("person_id", null),
                        entry("created_at", task().getCreateTime().toInstant()),
                        entry("due_at", DUE),
                        entry("ended_at", null),
                        entry("how", null));
        assertThat((Instant) row().get("keep_until"))
                .as("as long as the history of its process")
                .isEqualTo(task().getCreateTime().toInstant().plus(1, ChronoUnit.DAYS));
    }

    @Test
    void saysWhichFormTheTaskShows() {
        start("note");

        assertThat(row()).contains(entry("form", "write-note"), entry("due_at", null));
    }

    @Test
    void followsWhoseTheTaskIsAndWhenItIsDue() {
        start("reminder");
        tasks.setAssignee(task().getId(), "hana");
        assertThat(row()).contains(entry("person_id", "hana"), entry("due_at", DUE));

        Instant later = fiveOClock("2027-03-12");
        tasks.setDueDate(task().getId(), Date.from(later));
        assertThat(row()).contains(entry("person_id", "hana"), entry("due_at", later));

        tasks.setAssignee(task().getId(), null);
        assertThat(row()).contains(entry("person_id", null), entry("due_at", later), entry("ended_at", null));
    }

    @Test
    void saysThatItWasCompletedAndByWhom() {
        start("reminder");
        String task = task().getId();
        tasks.claim(task, "hana");

        tasks.complete(task);

        assertThat(row())
                .contains(
                        entry("person_id", "hana"),
                        entry("how", "COMPLETED"),
                        entry("ended_at", history(task).getEndTime().toInstant()));
    }

    @Test
    void saysThatTheProcessWentOnOrEndedWithoutIt() {
        start("reminder");
        tasks.setAssignee(task().getId(), "hana");

        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(task().getProcessInstanceId())
                        .activityId("BoundaryEvent_GivenUp")
                        .singleResult()
                        .getId());

        assertThat(row()).contains(entry("person_id", "hana"), entry("how", "CANCELLED"));
        assertThat(row().get("ended_at")).isNotNull();
    }

    @Test
    void takesOneStatementWhenATaskBeginsAndOneWhenItEnds() {
        assertThat(Statements.during(() -> start("reminder"))).isEqualTo(1);
        String task = task().getId();

        assertThat(Statements.during(() -> tasks.setPriority(task, 7)))
                .as("nothing of its row")
                .isZero();
        assertThat(Statements.during(() -> tasks.createComment(task, null, "Soon")))
                .isZero();
        assertThat(Statements.during(() -> tasks.complete(task)))
                .as("and one for its drafts")
                .isEqualTo(2);
    }

    @Test
    void isWrittenAfterAnUpgradeAsItWouldHaveBeen() throws Exception {
        start("reminder");
        tasks.setAssignee(task().getId(), "hana");
        tasks.complete(task().getId());
        start("reminder");
        tasks.setAssignee(task().getId(), "hugo");
        engine.getRuntimeService().deleteProcessInstance(task().getProcessInstanceId(), "a mistake");
        start("reminder");
        start("note");
        List<Map<String, Object>> written = rows();
        jdbc.update("delete from human_task where business_key = ?", about);

        Upgrade.by(tasksOfBefore, database);

        assertThat(rows()).hasSize(4).isEqualTo(written);
    }

    private ProcessInstance start(String process) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(process, about, Map.of("day", DAY, "author", "hana"));
    }

    private Task task() {
        return tasks.createTaskQuery().processInstanceBusinessKey(about).singleResult();
    }

    private HistoricTaskInstance history(String task) {
        return engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .taskId(task)
                .singleResult();
    }

    private Map<String, Object> row() {
        return jdbc.queryForObject(
                "select * from human_task where business_key = ?", (row, number) -> HumanTasksTest.row(row), about);
    }

    /** Without how long they are kept. */
    private List<Map<String, Object>> rows() {
        return jdbc
                .query(
                        "select * from human_task where business_key = ? order by task_id",
                        (row, number) -> HumanTasksTest.row(row),
                        about)
                .stream()
                .peek(row -> row.remove("keep_until"))
                .toList();
    }

    private static Map<String, Object> row(ResultSet row) throws SQLException {
        Map<String, Object> values = new TreeMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String column = row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
            values.put(
                    column,
                    column.endsWith("_at") || column.equals("keep_until")
                            ? moment(row.getObject(i, OffsetDateTime.class))
                            : row.getObject(i));
        }
        return values;
    }

    private static Instant moment(OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static Instant fiveOClock(String day) {
        return LocalDate.parse(day).atTime(17, 0).atZone(Monday.NEW_YORK).toInstant();
    }
}
