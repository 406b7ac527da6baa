package org.drumbeat.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.drumbeat.imports.ImportResult;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the list of imports and the progress of the running one, on whichever node: written in separate transactions, so
 * that everybody sees it before the import has ended.
 *
 * <p>An import keeps the row of results in {@code import_turn} locked. The database frees it when a node dies, so an import
 * that is recorded as running while the row is free is not: nobody has to guess from the time.
 */
@Repository
class ImportLog {

    private static final String TURN = "select kind from import_turn where kind = 'results' for update skip locked";

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether it is this transaction's turn to import until it ends; it does not wait for another one. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean takeTurn() {
        return jdbc.sql(TURN).query(String.class).optional().isPresent();
    }

    /** Notes an import that has taken its turn. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void begin(String id, String startedBy, String fileName, long size) {
        loseThoseThatRun();
        jdbc.sql("""
                insert into sales_result_import
                    (id, started_by, file_name, size_bytes, bytes_read, rows_read, state, started_at)
                values (:id, :by, :name, :size, 0, 0, 'running', :now)""")
                .param("id", id)
                .param("by", startedBy)
                .param("name", fileName)
                .param("size", size)
                .param("now", now())
                .update();
    }

    /** Notes how far an import is; false where somebody wants it to stop. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean isToGoOn(String id, int rows, long bytes) {
        jdbc.sql("update sales_result_import set rows_read = :rows, bytes_read = :bytes where id = :id")
                .param("rows", rows)
                .param("bytes", bytes)
                .param("id", id)
                .update();
        return find(id).map(ImportRun::cancelledBy).isEmpty();
    }

    /**
     * Notes the outcome of an import in the import's own transaction; false where somebody wanted it to stop at the last
     * moment.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean isDone(String id, ImportResult result) {
        return jdbc.sql("""
                update sales_result_import
                set state = 'done', rows_read = :rows, bytes_read = size_bytes, created = :created, updated = :updated,
                    unchanged = :unchanged, errors = 0, ended_at = :now
                where id = :id and cancelled_by is null""")
                        .param("rows", result.rows())
                        .param("created", result.created())
                        .param("updated", result.updated())
                        .param("unchanged", result.unchanged())
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Notes that an import changed nothing. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void end(String id, ImportRun.State state, int errors) {
        jdbc.sql("update sales_result_import set state = :state, errors = :errors, ended_at = :now where id = :id")
                .param("state", state.code())
                .param("errors", errors)
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Notes that an import was only a check, and how far it came. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void isChecked(String id, ImportResult result) {
        end(id, ImportRun.State.CHECKED, 0);
        isToGoOn(id, result.rows(), find(id).map(ImportRun::size).orElse(0L));
    }

    /** Notes that somebody wants an import to stop; tells whether it still runs. */
    @Transactional
    boolean cancel(String id, String by) {
        loseWhatRunsNoMore();
        return jdbc.sql("""
                update sales_result_import set cancelled_by = coalesce(cancelled_by, :by)
                where id = :id and state = 'running'""").param("by", by).param("id", id).update() == 1;
    }

    @Transactional
    Optional<ImportRun> running() {
        loseWhatRunsNoMore();
        return jdbc
                .sql("select * from sales_result_import where state = 'running' order by started_at desc, id")
                .query(ImportLog::run)
                .list()
                .stream()
                .findFirst();
    }

    Optional<ImportRun> find(String id) {
        return jdbc.sql("select * from sales_result_import where id = :id")
                .param("id", id)
                .query(ImportLog::run)
                .optional();
    }

    /** The newest first. */
    @Transactional
    List<ImportRun> page(long offset, int size) {
        loseWhatRunsNoMore();
        return jdbc.sql("""
                select * from sales_result_import order by started_at desc, id
                offset :offset rows fetch next :size rows only""")
                .param("offset", offset)
                .param("size", size)
                .query(ImportLog::run)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from sales_result_import")
                .query(Long.class)
                .single();
    }

    private void loseWhatRunsNoMore() {
        boolean anyRuns = jdbc.sql("select count(*) from sales_result_import where state = 'running'")
                        .query(Integer.class)
                        .single()
                > 0;
        if (anyRuns && takeTurn()) {
            loseThoseThatRun();
        }
    }

    private void loseThoseThatRun() {
        jdbc.sql("update sales_result_import set state = 'lost', ended_at = :now where state = 'running'")
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ImportRun run(ResultSet row, int number) throws SQLException {
        return new ImportRun(
                row.getString("id"),
                row.getString("started_by"),
                row.getString("file_name"),
                row.getLong("size_bytes"),
                row.getLong("bytes_read"),
                row.getInt("rows_read"),
                ImportRun.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("created", Integer.class),
                row.getObject("updated", Integer.class),
                row.getObject("unchanged", Integer.class),
                row.getObject("errors", Integer.class),
                row.getString("cancelled_by"),
                moment(row, "started_at"),
                moment(row, "ended_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
