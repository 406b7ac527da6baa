package org.drumbeat.workflow;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where words are found again that somebody typed: in every column of every table, and in the log since it was opened. */
public final class Traces implements AutoCloseable {

    private static final List<String> TALKATIVE = List.of("org.camunda", "org.drumbeat");

    private final JdbcTemplate jdbc;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    /** Listens to the engine and to our own code down to the last detail, and to everybody else as in production. */
    public Traces(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        log.start();
        root.addAppender(log);
        setLevel(Level.DEBUG);
    }

    @Override
    public void close() {
        setLevel(null);
        root.detachAppender(log);
    }

    private static void setLevel(Level level) {
        TALKATIVE.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
    }

    /** The columns of the engine's tables that hold these words. */
    public List<String> inTheEngine(String words) {
        return tables(true).flatMap(table -> columnsHolding(table, words)).toList();
    }

    /** The columns of our own tables that hold these words. */
    public List<String> inOurTables(String words) {
        return tables(false).flatMap(table -> columnsHolding(table, words)).toList();
    }

    /** What was logged with these words since it was opened. */
    public List<String> inTheLog(String words) {
        List<ILoggingEvent> events;
        synchronized (log) {
            events = new ArrayList<>(log.list);
        }
        return events.stream()
                .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .filter(line -> line.contains(words))
                .toList();
    }

    public int linesOfLog() {
        return log.list.size();
    }

    private Stream<String> tables(boolean ofTheEngine) {
        return jdbc
                .queryForList(
                        "select table_name from information_schema.tables where lower(table_schema) = 'public'",
                        String.class)
                .stream()
                .filter(table -> table.toLowerCase(Locale.ROOT).startsWith("act_") == ofTheEngine)
                .sorted();
    }

    private Stream<String> columnsHolding(String table, String words) {
        String quoted = "select * from \"" + table + "\"";
        return jdbc.query(quoted, (row, number) -> columnsHolding(row, words)).stream()
                .flatMap(List::stream)
                .distinct()
                .map(column -> (table + "." + column).toLowerCase(Locale.ROOT));
    }

    private static List<String> columnsHolding(ResultSet row, String words) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<String> found = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (text(row, column, columns.getColumnTypeName(column)).contains(words)) {
                found.add(columns.getColumnName(column));
            }
        }
        return found;
    }

    private static String text(ResultSet row, int column, String type) throws SQLException {
        boolean isBinary = Map.of("bytea", true, "binary large object", true, "binary varying", true)
                .containsKey(type.toLowerCase(Locale.ROOT));
        if (!isBinary) {
            return String.valueOf(row.getString(column));
        }
        byte[] bytes = row.getBytes(column);
        return bytes == null ? "" : text(bytes);
    }

    /** What is readable of it: text, or a serialised object, which keeps its strings; packed or not. */
    private static String text(byte[] bytes) {
        String plain = new String(bytes, StandardCharsets.UTF_8) + new String(bytes, StandardCharsets.UTF_16BE);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return plain + new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notPacked) {
            return plain;
        }
    }

    static String all(List<String> lines) {
        return lines.stream().limit(3).collect(Collectors.joining("\n"));
    }
}
