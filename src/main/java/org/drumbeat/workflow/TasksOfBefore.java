package org.drumbeat.workflow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

/**
 * Adds, once, the rows of human tasks from before such rows were kept, so that figures about the past stay the same. SQL
 * alone cannot do it: a task's form is named in its diagram, and holidays are in no table.
 */
@Component
class TasksOfBefore implements JavaMigration {

    private static final Duration KEPT = Duration.ofDays(1096);

    private static final int AT_ONCE = 1000;

    private static final String ADD = """
            insert into human_task (task_id, process, model_version, version_tag, box, form, instance_id, business_key,
                                    person_id, created_at, due_at, ended_at, how, keep_until)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DueDates due;

    TasksOfBefore(DueDates due) {
        this.due = due;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("25");
    }

    @Override
    public String getDescription() {
        return "human tasks of before";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        // On an empty database the engine creates its tables later.
        if (isThere(connection, "ACT_HI_TASKINST")) {
            copyHistory(connection);
            recallErased(connection);
        }
    }

    private static boolean isThere(Connection connection, String table) throws SQLException {
        for (String name : List.of(table, table.toLowerCase(Locale.ROOT))) {
            try (ResultSet found = connection.getMetaData().getTables(null, connection.getSchema(), name, null)) {
                if (found.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void copyHistory(Connection connection) throws SQLException {
        Map<String, Map<String, String>> forms = formsOfModels(connection);
        try (Statement statement = connection.createStatement();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet task = statement.executeQuery("""
                    select task.*, model.KEY_, model.VERSION_, model.VERSION_TAG_, instance.BUSINESS_KEY_
                    from ACT_HI_TASKINST task
                    join ACT_RE_PROCDEF model on model.ID_ = task.PROC_DEF_ID_
                    join ACT_HI_PROCINST instance on instance.ID_ = task.PROC_INST_ID_
                    where task.TASK_DEF_KEY_ is not null
                      and not exists (select 1 from human_task known where known.task_id = task.ID_)""")) {
                for (int read = 1; task.next(); read++) {
                    OffsetDateTime created = moment(task, "START_TIME_");
                    OffsetDateTime ended = moment(task, "END_TIME_");
                    boolean completed = "completed".equals(task.getString("DELETE_REASON_"));
                    add.setString(1, task.getString("ID_"));
                    add.setString(2, task.getString("KEY_"));
                    add.setObject(3, task.getInt("VERSION_"));
                    add.setString(4, task.getString("VERSION_TAG_"));
                    add.setString(5, task.getString("TASK_DEF_KEY_"));
                    add.setString(
                            6,
                            forms.getOrDefault(task.getString("PROC_DEF_ID_"), Map.of())
                                    .get(task.getString("TASK_DEF_KEY_")));
                    add.setString(7, task.getString("PROC_INST_ID_"));
                    add.setString(8, task.getString("BUSINESS_KEY_"));
                    add.setString(9, task.getString("ASSIGNEE_"));
                    add.setObject(10, created);
                    set(add, 11, moment(task, "DUE_DATE_"));
                    set(add, 12, ended);
                    add.setString(13, ended == null ? null : completed ? "COMPLETED" : "CANCELLED");
                    add.setObject(14, created.plus(KEPT));
                    add.addBatch();
                    if (read % AT_ONCE == 0) {
                        add.executeBatch();
                    }
                }
            }
            add.executeBatch();
        }
    }

    /** The engine's columns have no zone: they are in that of the computer. */
    private static OffsetDateTime moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column, Calendar.getInstance(ApplicationZone.ofTheComputer()));
        return moment == null ? null : moment.toInstant().atOffset(ZoneOffset.UTC);
    }

    private static void set(PreparedStatement add, int index, OffsetDateTime moment) throws SQLException {
        add.setObject(index, moment, Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** The form of each user task that has one, for every version of every diagram, by the engine's id of that version. */
    private static Map<String, Map<String, String>> formsOfModels(Connection connection) throws SQLException {
        Map<String, Map<String, String>> forms = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select model.ID_, content.BYTES_
                        from ACT_RE_PROCDEF model
                        join ACT_GE_BYTEARRAY content
                            on content.DEPLOYMENT_ID_ = model.DEPLOYMENT_ID_ and content.NAME_ = model.RESOURCE_NAME_""")) {
            while (rows.next()) {
                String id = rows.getString(1);
                ModelFile.read(rows.getBytes(2)).ifPresent(model -> forms.put(id, forms(model)));
            }
        }
        return forms;
    }

    private static Map<String, String> forms(ModelFile model) {
        Map<String, String> forms = new HashMap<>();
        model.named("userTask")
                .filter(task -> !ModelFile.camunda(task, "formRef").isEmpty())
                .forEach(task -> forms.put(task.getAttribute("id"), ModelFile.camunda(task, "formRef")));
        return forms;
    }

    /** Adds the scorecards about erased candidates, whose engine history was erased as well: due as every scorecard was. */
    private void recallErased(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select interview.id, interview.candidacy_id, interview.kind, interview.interviewer, interview.starts_at,
                               interview.duration_minutes, scorecard.submitted_at
                        from interview
                        join scorecard on scorecard.candidacy_id = interview.candidacy_id and scorecard.kind = interview.kind
                            and scorecard.interviewer = interview.interviewer
                        where interview.state <> 'CANCELLED'
                          and not exists (select 1 from human_task task where task.business_key = interview.candidacy_id)""");
                PreparedStatement add = connection.prepareStatement(ADD)) {
            while (rows.next()) {
                boolean fit = rows.getString("kind").equals("FIT");
                OffsetDateTime starts = rows.getObject("starts_at", OffsetDateTime.class);
                OffsetDateTime submitted = rows.getObject("submitted_at", OffsetDateTime.class);
                add.setString(1, rows.getString("id"));
                add.setString(2, "candidacy");
                add.setNull(3, Types.INTEGER);
                add.setString(4, null);
                add.setString(5, fit ? "Task_ConductFitInterview" : "Task_ConductBehavioralInterview");
                add.setString(6, fit ? "conduct-fit-interview" : "conduct-behavioral-interview");
                add.setString(7, null);
                add.setString(8, rows.getString("candidacy_id"));
                add.setString(9, rows.getString("interviewer"));
                add.setObject(10, starts.isBefore(submitted) ? starts : submitted);
                add.setObject(11, deadline(starts.plusMinutes(rows.getInt("duration_minutes"))));
                add.setObject(12, submitted);
                add.setString(13, "COMPLETED");
                add.setObject(14, submitted.plus(KEPT));
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    private OffsetDateTime deadline(OffsetDateTime end) {
        return due.businessDaysAfter(end.toInstant(), 1).toInstant().atOffset(ZoneOffset.UTC);
    }
}
