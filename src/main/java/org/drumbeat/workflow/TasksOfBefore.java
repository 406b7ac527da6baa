package org.drumbeat.workflow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

/**
 * Writes the rows of the human tasks that there were before rows were kept, once, so that figures say of the past what they
 * said. It is not SQL alone, since the form of a task stands in its diagram, and which days are holidays in no table.
 */
@Component
class TasksOfBefore implements JavaMigration {

    private static final Duration KEPT = Duration.ofDays(1096);

    private final DueDates due;
    private final Clock clock;

    TasksOfBefore(DueDates due, Clock clock) {
        this.due = due;
        this.clock = clock;
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
        // On an empty database the engine makes its tables later.
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

    /** A statement for each box of each version of a diagram. */
    private void copyHistory(Connection connection) throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement("""
                insert into human_task (task_id, process, model_version, version_tag, box, form, instance_id, business_key,
                                        person_id, created_at, due_at, ended_at, how, keep_until)
                select task.ID_, model.KEY_, model.VERSION_, model.VERSION_TAG_, task.TASK_DEF_KEY_, cast(? as varchar(255)),
                       task.PROC_INST_ID_, instance.BUSINESS_KEY_, task.ASSIGNEE_, task.START_TIME_, task.DUE_DATE_,
                       task.END_TIME_,
                       case when task.END_TIME_ is null then null
                            when task.DELETE_REASON_ = 'completed' then 'COMPLETED'
                            else 'CANCELLED' end,
                       coalesce(task.REMOVAL_TIME_, cast(? as timestamp))
                from ACT_HI_TASKINST task
                join ACT_RE_PROCDEF model on model.ID_ = task.PROC_DEF_ID_
                join ACT_HI_PROCINST instance on instance.ID_ = task.PROC_INST_ID_
                where task.PROC_DEF_ID_ = ? and task.TASK_DEF_KEY_ = ?
                  and not exists (select 1 from human_task known where known.task_id = task.ID_)""")) {
            for (Map.Entry<String, ModelFile> model : models(connection).entrySet()) {
                for (Map.Entry<String, String> form : forms(model.getValue()).entrySet()) {
                    copy.setString(1, form.getValue().isEmpty() ? null : form.getValue());
                    copy.setTimestamp(2, Timestamp.from(clock.instant().plus(KEPT)));
                    copy.setString(3, model.getKey());
                    copy.setString(4, form.getKey());
                    copy.executeUpdate();
                }
            }
        }
    }

    /** Every version of every diagram, by the engine's id of it. */
    private static Map<String, ModelFile> models(Connection connection) throws SQLException {
        Map<String, ModelFile> models = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select model.ID_, content.BYTES_
                        from ACT_RE_PROCDEF model
                        join ACT_GE_BYTEARRAY content
                            on content.DEPLOYMENT_ID_ = model.DEPLOYMENT_ID_ and content.NAME_ = model.RESOURCE_NAME_""")) {
            while (rows.next()) {
                String id = rows.getString(1);
                ModelFile.read(rows.getBytes(2)).ifPresent(model -> models.put(id, model));
            }
        }
        return models;
    }

    /** By the ids of the user tasks; empty where one names no form. */
    private static Map<String, String> forms(ModelFile model) {
        Map<String, String> forms = new HashMap<>();
        model.named("userTask")
                .forEach(task -> forms.put(task.getAttribute("id"), ModelFile.camunda(task, "formRef")));
        return forms;
    }

    /** The scorecards about candidates who were erased, and with them the engine's history: due as every scorecard was. */
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
                PreparedStatement add = connection.prepareStatement("""
                        insert into human_task (task_id, process, box, form, business_key, person_id, created_at, due_at, ended_at,
                                                how, keep_until)
                        values (?, 'candidacy', ?, ?, ?, ?, ?, ?, ?, 'COMPLETED', ?)""")) {
            while (rows.next()) {
                boolean fit = rows.getString("kind").equals("FIT");
                OffsetDateTime starts = rows.getObject("starts_at", OffsetDateTime.class);
                OffsetDateTime submitted = rows.getObject("submitted_at", OffsetDateTime.class);
                add.setString(1, rows.getString("id"));
                add.setString(2, fit ? "Task_ConductFitInterview" : "Task_ConductBehavioralInterview");
                add.setString(3, fit ? "conduct-fit-interview" : "conduct-behavioral-interview");
                add.setString(4, rows.getString("candidacy_id"));
                add.setString(5, rows.getString("interviewer"));
                add.setObject(6, starts.isBefore(submitted) ? starts : submitted);
                add.setObject(7, deadline(starts.plusMinutes(rows.getInt("duration_minutes"))));
                add.setObject(8, submitted);
                add.setObject(9, submitted.plus(KEPT));
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    private OffsetDateTime deadline(OffsetDateTime end) {
        return due.businessDaysAfter(end.toInstant(), 1).toInstant().atOffset(ZoneOffset.UTC);
    }
}
