package org.drumbeat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the SQL statements that our own code sends, repositories included, and tells those that the engine sends. */
public final class Statements {

    /** Below it the engine logs each of its statements by its name. */
    private static final String ENGINE = "org.camunda.bpm.engine.impl";

    private Statements() {}

    /** How many of our own this takes, done in this very thread. */
    public static long during(Runnable work) {
        return logged(JdbcTemplate.class.getName(), work)
                .filter(event -> event.getMessage().startsWith("Executing prepared SQL statement"))
                .count();
    }

    /** The names of those that the engine sends for this, done in this very thread, each of a batch as one. */
    public static List<String> ofTheEngineDuring(Runnable work) {
        return logged(ENGINE, work)
                .filter(event -> event.getFormattedMessage().contains("Parameters:"))
                .map(event ->
                        event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1))
                .toList();
    }

    /** How many of our own and of the engine this takes, as counted above. */
    public static long allDuring(Runnable work) {
        long[] ours = new long[1];
        return ofTheEngineDuring(() -> ours[0] = during(work)).size() + ours[0];
    }

    private static Stream<ILoggingEvent> logged(String by, Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(by);
        ListAppender<ILoggingEvent> sent = new ListAppender<>();
        sent.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(sent);
        logger.setAdditive(false);
        try {
            work.run();
        } finally {
            logger.setAdditive(true);
            logger.detachAppender(sent);
            logger.setLevel(null);
        }
        String here = Thread.currentThread().getName();
        return sent.list.stream().filter(event -> event.getThreadName().equals(here));
    }
}
