package org.drumbeat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the SQL statements that our own code sends, repositories included; the engine's are not among them. */
public final class Statements {

    private Statements() {}

    /** How many this takes, done in this very thread. */
    public static long during(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
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
        return sent.list.stream()
                .filter(event -> event.getThreadName().equals(here))
                .filter(event -> event.getMessage().startsWith("Executing prepared SQL statement"))
                .count();
    }
}
