package org.drumbeat.notification;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.drumbeat.workflow.OverdueTask;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records who was reminded of late tasks, and whose superior was told: one event per day, kind, person and task. */
@Component
@Transactional
class Accountability {

    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Clock clock;

    Accountability(JdbcClient jdbc, JdbcOperations batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** What happened. */
    enum Kind {
        REMINDER,
        ESCALATION
    }

    /**
     * Writes an event for each, except where there is already one from today.
     *
     * @param told who was told, by the id of the person who is late
     */
    void add(Kind kind, Collection<OverdueTask> all, Map<String, String> told) {
        LocalDate today = LocalDate.now(clock);
        batches.batchUpdate(
                """
                insert into accountability_event (id, kind, person_id, told, process, task_key, task_id, business_key,
                                                  due_at, happened_at, happened_on)
                select cast(? as varchar(36)), cast(? as varchar(20)), cast(? as varchar(64)), cast(? as varchar(64)),
                       cast(? as varchar(100)), cast(? as varchar(100)), cast(? as varchar(64)),
                       cast(? as varchar(64)), cast(? as timestamp with time zone),
                       cast(? as timestamp with time zone), cast(? as date)
                where not exists (select 1 from accountability_event
                                  where task_id = ? and person_id = ? and kind = ? and happened_on = ?)""", all, AT_ONCE, (row, late) -> fill(row, kind, late, told.get(late.responsible()), today));
    }

    /** Those of these tasks, with their assignees, that a superior has already been told about: {@code task/person}. */
    Set<String> escalatedBefore(Collection<String> taskIds) {
        Set<String> known = new HashSet<>();
        List<String> all = List.copyOf(taskIds);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            known.addAll(jdbc.sql("""
                    select task_id || '/' || person_id from accountability_event
                    where kind = 'ESCALATION' and task_id in (:tasks)""")
                    .param("tasks", all.subList(from, Math.min(from + AT_ONCE, all.size())))
                    .query(String.class)
                    .list());
        }
        return known;
    }

    private void fill(PreparedStatement row, Kind kind, OverdueTask late, String told, LocalDate today)
            throws SQLException {
        row.setString(1, UUID.randomUUID().toString());
        row.setString(2, kind.name());
        row.setString(3, late.responsible());
        row.setString(4, told);
        row.setString(5, late.process());
        row.setString(6, late.key());
        row.setString(7, late.id());
        row.setString(8, late.businessKey());
        row.setObject(9, late.dueAt().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(10, clock.instant().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(11, today, Types.DATE);
        row.setString(12, late.id());
        row.setString(13, late.responsible());
        row.setString(14, kind.name());
        row.setObject(15, today, Types.DATE);
    }
}
