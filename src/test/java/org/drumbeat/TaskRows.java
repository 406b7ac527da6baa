package org.drumbeat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Human tasks of long ago, written as the engine room would have, for tests of figures. */
public final class TaskRows {

    private final JdbcTemplate jdbc;
    private final String form;

    public TaskRows(JdbcTemplate jdbc, String form) {
        this.jdbc = jdbc;
        this.form = form;
    }

    public void completed(String about, String person, Instant due, Instant ended) {
        add(about, person, due, ended, "COMPLETED");
    }

    /** Its process went on without it. */
    public void cancelled(String about, String person, Instant due, Instant ended) {
        add(about, person, due, ended, "CANCELLED");
    }

    public void open(String about, String person, Instant due) {
        add(about, person, due, null, null);
    }

    /** Completes the one of this person that is open. */
    public void complete(String about, String person, Instant ended) {
        end(about, person, ended, "COMPLETED");
    }

    /** Its process goes on without it. */
    public void cancel(String about, String person, Instant ended) {
        end(about, person, ended, "CANCELLED");
    }

    private void end(String about, String person, Instant ended, String how) {
        jdbc.update("""
                update human_task set ended_at = ?, how = ?
                where business_key = ? and form = ? and person_id = ? and ended_at is null""", ended.atOffset(ZoneOffset.UTC), how, about, form, person);
    }

    /** The instance is what it is about; each begins a day before it is due. */
    private void add(String about, String person, Instant due, Instant ended, String how) {
        jdbc.update(
                """
                insert into human_task (task_id, process, model_version, box, form, instance_id, business_key, person_id,
                                        created_at, due_at, ended_at, how, keep_until)
                values (?, 'of-a-test', 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, timestamp with time zone '2099-12-31 00:00:00+00')""",
                UUID.randomUUID().toString(),
                form,
                form,
                about,
                about,
                person,
                due.minusSeconds(86_400).atOffset(ZoneOffset.UTC),
                due.atOffset(ZoneOffset.UTC),
                ended == null ? null : ended.atOffset(ZoneOffset.UTC),
                how);
    }
}
