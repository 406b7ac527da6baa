package org.drumbeat.workflow;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Tells a failure of the database itself, which nobody who asks can do anything about, from what it says of a statement. */
public enum LostDatabase {
    /** It is not there, or does not answer. */
    AWAY(
            "The database does not answer at the moment. Please try again in a minute, and look first whether your last step"
                    + " was saved."),
    /** It has nowhere to write. */
    FULL(
            "The database cannot write, so nothing was saved: its disk may be full. Please tell an admin, and try again when there"
                    + " is room.");

    /** The class of SQLSTATE of everything that is wrong with a connection. */
    private static final String CONNECTION = "08";

    /** Of PostgreSQL: it stops, crashes, starts, or has too many connections. */
    private static final Set<String> AWAY_STATES = Set.of("57P01", "57P02", "57P03", "53300");

    /** Of PostgreSQL. */
    private static final String DISK_FULL = "53100";

    /** Of H2: its file was closed. */
    private static final Set<Integer> CLOSED = Set.of(90098, 90121, 90067);

    private static final String H2 = "org.h2.";

    /** Of the pool, which has thrown a connection away that is still to be rolled back. */
    private static final String THROWN_AWAY = "Connection is closed";

    private static final String SEEN = LostDatabase.class.getName();

    private final String sentence;

    LostDatabase(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /** Whether it is what made this fail, and how. */
    public static Optional<LostDatabase> causeOf(Throwable failure) {
        return causes(failure).flatMap(cause -> of(cause).stream()).max(Enum::compareTo);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(30);
    }

    /** H2 closes a file that it could not write, and then says why to everybody. */
    private static boolean isUnwrittenFile(SQLException said) {
        return said.getClass().getName().startsWith(H2) && causes(said).anyMatch(IOException.class::isInstance);
    }

    private static Optional<LostDatabase> of(Throwable cause) {
        if (cause instanceof PrivateFailures.Failed failed) {
            return failed.lostDatabase();
        }
        if (cause instanceof SQLException said) {
            String state = String.valueOf(said.getSQLState());
            if (DISK_FULL.equals(state) || isUnwrittenFile(said)) {
                return Optional.of(FULL);
            }
            if (state.startsWith(CONNECTION)
                    || AWAY_STATES.contains(state)
                    || CLOSED.contains(said.getErrorCode())
                    || THROWN_AWAY.equals(said.getMessage())) {
                return Optional.of(AWAY);
            }
        }
        return cause instanceof CannotCreateTransactionException || cause instanceof DataAccessResourceFailureException
                ? Optional.of(AWAY)
                : Optional.empty();
    }

    /** Remembers for the request of this thread, if it works for one, what has made it fail. */
    static void seenIn(Throwable failure) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            causeOf(failure).ifPresent(lost -> request.setAttribute(SEEN, lost, RequestAttributes.SCOPE_REQUEST));
        }
    }

    /** What has made a request fail inside the engine, whatever was made of that on its way out. */
    public static Optional<LostDatabase> seenBy(ServletRequest request) {
        return Optional.ofNullable((LostDatabase) request.getAttribute(SEEN));
    }
}
