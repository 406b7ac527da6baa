package org.drumbeat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does: the one place where a test may wait, and only until it is so. */
public final class Eventually {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    public static void is(String what, Duration patience, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + patience.toSeconds() + " s: " + what);
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
