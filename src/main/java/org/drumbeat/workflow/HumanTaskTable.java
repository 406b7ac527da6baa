package org.drumbeat.workflow;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of human tasks, by task. */
@Component
class HumanTaskTable {

    private static final int AT_ONCE = 1000;

    private final JdbcTemplate jdbc;

    HumanTaskTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How a task ended. */
    enum Ending {
        COMPLETED,
        /** Its process went on or ended without it. */
        CANCELLED
    }

    /**
     * What stays as it is while a task is open.
     *
     * @param form id of its form; may be null, as may be the version tag and the business key
     */
    record Origin(
            String process,
            int version,
            String versionTag,
            String box,
            String form,
            String instance,
            String businessKey,
            Instant createdAt,
            Instant keepUntil) {}

    /**
     * A task as it is now.
     *
     * @param origin null where its row is there already
     * @param person null while it is offered to a group
     * @param dueAt may be null
     * @param endedAt null while it is open, as is how it ended
     */
    record Row(String id, Origin origin, String person, Instant dueAt, Instant endedAt, Ending ending) {}

    void add(Collection<Row> begun) {
        if (begun.isEmpty()) {
            return;
        }
        jdbc.batchUpdate("""
                insert into human_task (task_id, person_id, due_at, ended_at, how, process, model_version, version_tag, box,
                                        form, instance_id, business_key, created_at, keep_until)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", begun, AT_ONCE, HumanTaskTable::fillAdded);
    }

    void update(Collection<Row> changed) {
        if (changed.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "update human_task set person_id = ?, due_at = ?, ended_at = ?, how = ? where task_id = ?",
                changed,
                AT_ONCE,
                (statement, row) -> {
                    fillChanging(statement, row, 1);
                    statement.setString(5, row.id());
                });
    }

    /** Deletes tasks that have ended and are older than the history of their process may get. */
    void removeOld(Instant now) {
        jdbc.update(
                "delete from human_task where keep_until <= ? and ended_at is not null", now.atOffset(ZoneOffset.UTC));
    }

    private static void fillAdded(PreparedStatement statement, Row row) throws SQLException {
        Origin origin = row.origin();
        statement.setString(1, row.id());
        fillChanging(statement, row, 2);
        statement.setString(6, origin.process());
        statement.setInt(7, origin.version());
        statement.setString(8, origin.versionTag());
        statement.setString(9, origin.box());
        statement.setString(10, origin.form());
        statement.setString(11, origin.instance());
        statement.setString(12, origin.businessKey());
        fill(statement, 13, origin.createdAt());
        fill(statement, 14, origin.keepUntil());
    }

    private static void fillChanging(PreparedStatement statement, Row row, int from) throws SQLException {
        statement.setString(from, row.person());
        fill(statement, from + 1, row.dueAt());
        fill(statement, from + 2, row.endedAt());
        statement.setString(from + 3, row.ending() == null ? null : row.ending().name());
    }

    private static void fill(PreparedStatement statement, int index, Instant moment) throws SQLException {
        statement.setObject(
                index, moment == null ? null : moment.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
