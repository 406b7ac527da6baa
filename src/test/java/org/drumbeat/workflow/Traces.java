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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Where words are found again that somebody typed: in every column of every table, and in the log since it was opened. */
public final class Traces implements AutoCloseable {

    private static final List<String> TALKATIVE = List.of("org.camunda", "org.drumbeat");
    private static final Set<String> BINARY = Set.of("bytea", "binary large object", "binary varying");

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

    /** What of our own tables holds these words, as it is there. */
    public List<String> textsInOurTables(String words) {
        return tables(false)
                .flatMap(table -> cellsHolding(table, words).values().stream())
                .flatMap(List::stream)
                .toList();
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
        return cellsHolding(table, words).keySet().stream();
    }

    private Map<String, List<String>> cellsHolding(String table, String words) {
        ResultSetExtractor<Map<String, List<String>>> look = rows -> cellsHolding(table, rows, words);
        return jdbc.query("select * from \"" + table + "\"", look);
    }

    private static Map<String, List<String>> cellsHolding(String table, ResultSet rows, String words)
            throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        boolean[] isBinary = new boolean[columns.getColumnCount() + 1];
        for (int column = 1; column < isBinary.length; column++) {
            isBinary[column] = BINARY.contains(columns.getColumnTypeName(column).toLowerCase(Locale.ROOT));
        }
        Map<String, List<String>> found = new LinkedHashMap<>();
        while (rows.next()) {
            for (int column = 1; column < isBinary.length; column++) {
                String text = isBinary[column] ? text(rows.getBytes(column)) : rows.getString(column);
                if (text != null && text.contains(words)) {
                    String name = (table + "." + columns.getColumnName(column)).toLowerCase(Locale.ROOT);
                    found.computeIfAbsent(name, n -> new ArrayList<>()).add(text);
                }
            }
        }
        return found;
    }

    /** What is readable of it: text, or a serialised object, which keeps its strings; packed or not. */
    private static String text(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        String plain = new String(bytes, StandardCharsets.UTF_8) + new String(bytes, StandardCharsets.UTF_16BE);
        return isPacked(bytes) ? plain + unpacked(bytes).orElse("") : plain;
    }

    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xff | (bytes[1] & 0xff) << 8) == GZIPInputStream.GZIP_MAGIC;
    }

    /** Empty where it is not packed after all, but only begins as if it were. */
    private static Optional<String> unpacked(byte[] bytes) {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException notPacked) {
            return Optional.empty();
        }
    }

    static String all(List<String> lines) {
        return lines.stream().limit(3).collect(Collectors.joining("\n"));
    }
}
