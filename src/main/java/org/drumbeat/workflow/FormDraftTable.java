package org.drumbeat.workflow;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of drafts, by task and person. */
@Component
class FormDraftTable {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    FormDraftTable(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * Locks the task, so that it neither ends nor passes to somebody else before the draft is saved: the transaction that
     * takes the task away deletes the drafts as well.
     */
    void hold(String taskId) {
        jdbc.sql("select ID_ from ACT_RU_TASK where ID_ = :task for update")
                .param("task", taskId)
                .query(String.class)
                .optional();
    }

    Optional<FormDraft> find(String taskId, String person) {
        return jdbc.sql(
                        "select version, saved_at, answers from form_draft where task_id = :task and person_id = :person")
                .param("task", taskId)
                .param("person", person)
                .query((row, number) -> new FormDraft(
                        true,
                        row.getInt("version"),
                        row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                        row.getString("answers")))
                .optional();
    }

    /** @return whether this was the newest version */
    boolean replace(String taskId, String person, int version, String answers, Instant now) {
        return jdbc.sql("""
                        update form_draft set answers = :answers, version = version + 1, saved_at = :now
                        where task_id = :task and person_id = :person and version = :version""")
                        .param("answers", answers)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("task", taskId)
                        .param("person", person)
                        .param("version", version)
                        .update()
                > 0;
    }

    void add(String taskId, String person, String answers, Instant now) {
        jdbc.sql("""
                        insert into form_draft (task_id, person_id, answers, version, saved_at)
                        values (:task, :person, :answers, 1, :now)""")
                .param("task", taskId)
                .param("person", person)
                .param("answers", answers)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @param keepers by the id of a task: whose draft of it stays; empty where none does */
    void removeOthers(Map<String, String> keepers) {
        batches.batchUpdate(
                "delete from form_draft where task_id = ? and person_id <> ?",
                keepers.entrySet().stream()
                        .map(task -> new Object[] {task.getKey(), task.getValue()})
                        .toList());
    }
}
