package org.drumbeat.workflow;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;

/**
 * Keeps a failed {@code record} quiet: drivers and libraries quote values in their messages, and what a person answered
 * must reach neither the log nor the tables of the engine. What remains is the kind of failure, where it happened, and what
 * our own code says of it.
 */
final class PrivateFailures {

    private PrivateFailures() {}

    static <T> T quietly(String form, Supplier<T> record) {
        try {
            return record.get();
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException failure) {
            if (LostRace.isCauseOf(failure)) {
                throw Refusal.conflict(LostRace.SENTENCE);
            }
            throw new Failed("The form '" + form + "' could not be recorded", failure);
        }
    }

    /**
     * A failure without the messages of drivers and libraries; our own code quotes nobody. It has no cause: the engine would
     * look for a handler of that cause, on PostgreSQL in a transaction that is already lost, and store the driver's message
     * after all.
     */
    static final class Failed extends ProcessEngineException {

        private static final long serialVersionUID = 1L;
        private static final String OUR_CODE = "org.drumbeat.";

        Failed(String what, Throwable failure) {
            super(what + " (" + kinds(failure) + ")");
            setStackTrace(failure.getStackTrace());
        }

        private static String kinds(Throwable failure) {
            return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                    .limit(10)
                    .map(Failed::kind)
                    .collect(Collectors.joining(", caused by "));
        }

        private static String kind(Throwable failure) {
            StackTraceElement[] thrownAt = failure.getStackTrace();
            boolean isOurs = thrownAt.length > 0 && thrownAt[0].getClassName().startsWith(OUR_CODE);
            return failure.getClass().getName()
                    + (isOurs && !quotesItsCause(failure) ? ": " + failure.getMessage() : "");
        }

        /** As every exception built from only a cause does. */
        private static boolean quotesItsCause(Throwable failure) {
            String cause =
                    failure.getCause() == null ? null : failure.getCause().getMessage();
            return cause != null && String.valueOf(failure.getMessage()).contains(cause);
        }
    }
}
