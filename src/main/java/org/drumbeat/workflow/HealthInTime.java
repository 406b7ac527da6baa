package org.drumbeat.workflow;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Takes a part that does not answer in time for down: who asks, such as a proxy, does not wait for a database that is away. */
final class HealthInTime implements HealthIndicator {

    /** Two parts, asked one after the other, are answered for within two seconds. */
    private static final Duration TIME = Duration.ofMillis(900);

    private final HealthIndicator part;
    private final ExecutorService asking;
    private Future<Health> asked;

    HealthInTime(String name, HealthIndicator part) {
        this.part = part;
        this.asking = Executors.newSingleThreadExecutor(work -> new ImpatientThread(work, "health-" + name));
    }

    @Override
    public Health health() {
        try {
            return ask().get(TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Health.down(e).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    /** Whoever asks while an answer is still awaited waits for the same one. */
    private synchronized Future<Health> ask() {
        if (asked == null || asked.isDone()) {
            asked = asking.submit(part::health);
        }
        return asked;
    }
}
