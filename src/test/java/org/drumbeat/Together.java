package org.drumbeat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two who do something at the same moment. */
public final class Together {

    private Together() {}

    /** What came of the one and of the other. */
    public static <T> List<T> both(Callable<T> one, Callable<T> other) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<T>> outcomes = both.invokeAll(List.of(one, other).stream()
                    .<Callable<T>>map(doing -> () -> {
                        ready.await();
                        return doing.call();
                    })
                    .toList());
            return List.of(outcomes.get(0).get(), outcomes.get(1).get());
        } finally {
            both.shutdownNow();
        }
    }
}
