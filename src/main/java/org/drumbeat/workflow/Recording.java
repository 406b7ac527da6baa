package org.drumbeat.workflow;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Keeps a failed {@code record} quiet: drivers and libraries quote values in their messages, and what a person answered
 * must reach neither the log nor the tables of the engine. What remains is the kind of failure and where it happened.
 */
final class Recording {

    private Recording() {}

    static <T> T quietly(String form, Supplier<T> record) {
        try {
            return record.get();
        } catch (Refusal refusal) {
            throw refusal;
        } catch (ConcurrencyFailureException | DuplicateKeyException lostRace) {
            // A key that somebody had already taken, the module's service has refused before.
            throw Refusal.conflict(LOST_RACE);
        } catch (RuntimeException failure) {
            throw new Failed("The form '" + form + "' could not be recorded", failure);
        }
    }

    static final String LOST_RACE =
            "Somebody else changed the same thing at the same moment, so nothing was saved. Reload the page and try again.";

    /** A failure without the messages of its causes. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failed(String what, Throwable failure) {
            super(what + " (" + failure.getClass().getName() + ")", quiet(failure.getCause()));
            setStackTrace(failure.getStackTrace());
        }

        private static Throwable quiet(Throwable cause) {
            return cause == null ? null : new Failed("Caused", cause);
        }
    }
}
