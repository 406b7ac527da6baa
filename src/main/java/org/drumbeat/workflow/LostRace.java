package org.drumbeat.workflow;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/** Recognises, from what the engine or the database says, that two did something at the same moment: only one succeeds. */
final class LostRace {

    static final String SENTENCE =
            "Somebody else changed the same thing at the same moment, so nothing was saved. Reload the page and try again.";

    /** A key that the other one took; a row that the other one changed (H2), or holds (PostgreSQL, H2). */
    private static final Set<String> STATES = Set.of("23505", "90131", "55P03", "HYT00");

    /** The other one's transaction and this one cannot both be: deadlocks among them. */
    private static final String ROLLED_BACK = "40";

    private LostRace() {}

    /**
     * Whoever writes has looked before whether a key is free, so one that is taken nevertheless was taken meanwhile. Repositories
     * and the engine wrap what a database says.
     */
    static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(LostRace::saysSo);
    }

    private static boolean saysSo(Throwable failure) {
        return failure instanceof OptimisticLockingException
                || failure instanceof ConcurrencyFailureException
                || failure instanceof DuplicateKeyException
                || failure instanceof SQLException refused
                        && refused.getSQLState() != null
                        && (STATES.contains(refused.getSQLState())
                                || refused.getSQLState().startsWith(ROLLED_BACK));
    }
}
