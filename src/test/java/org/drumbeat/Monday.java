package org.drumbeat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Today, in every test of the application: a Monday without a holiday in the weeks after it. The engine's clock, which everything
 * follows, stands at nine in the morning when the first test begins and goes on from there; a test may move it, and the next one
 * finds it where it would be otherwise.
 */
public final class Monday implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    /** Where the organisation works, as {@code drumbeat.time-zone} says. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    public static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    private static final long AHEAD =
            TODAY.atTime(9, 0).atZone(NEW_YORK).toInstant().toEpochMilli() - System.currentTimeMillis();

    /** The moment it is, by the engine's clock. */
    public static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** Lets it be this moment, for the rest of the test; time stands still then. */
    public static void jumpTo(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** Lets it be this hour of a day in New York. */
    public static void jumpTo(LocalDate day, int hour) {
        jumpTo(day.atTime(hour, 0).atZone(NEW_YORK).toInstant());
    }

    /** Goes back to Monday, for the rest of a test that has left it. */
    public static void again() {
        ClockUtil.offset(AHEAD);
    }

    /** By how many milliseconds the engine's clock is ahead of the computer's. */
    static long ahead() {
        return AHEAD;
    }

    /** Before the application starts, too, whose demo organisation begins on that day. */
    @Override
    public void beforeAll(ExtensionContext tests) {
        again();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        again();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        again();
    }
}
