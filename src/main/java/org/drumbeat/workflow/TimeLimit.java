package org.drumbeat.workflow;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Work that is cut off when it takes too long: its caller goes on, and none of it counts. */
final class TimeLimit {

    private final Duration limit;
    private final AtomicBoolean decided = new AtomicBoolean();

    TimeLimit(Duration limit) {
        this.limit = limit;
    }

    /** Called by the work when it is done: says whether it was in time; if not, the work has to be undone. */
    boolean inTime() {
        return decided.compareAndSet(false, true);
    }

    /**
     * Does the work in a thread of its own, the only way to get away from work that never ends.
     *
     * @return nothing where it was cut off
     */
    <T> Optional<T> run(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLong) {
            if (decided.compareAndSet(false, true)) {
                thread.interrupt();
                return Optional.empty();
            }
            return Optional.of(ended(task));
        } catch (ExecutionException failed) {
            throw cause(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", stopped);
        }
    }

    private static <T> T ended(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw cause(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", stopped);
        }
    }

    private static RuntimeException cause(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
    }
}
