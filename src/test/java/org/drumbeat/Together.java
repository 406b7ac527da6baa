package org.drumbeat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two or more who do something at the same moment. */
public final class Together {

    private Together() {}

    /** What came of the one and of the other. */
    public static <T> List<T> both(Callable<T> one, Callable<T> other) throws Exception {
        return all(List.of(one, other));
    }

    /** What came of each, in their order. */
    public static <T> List<T> all(List<Callable<T>> doings) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(doings.size());
        ExecutorService together = Executors.newFixedThreadPool(doings.size());
        try {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> outcome : together.invokeAll(doings.stream()
                    .<Callable<T>>map(doing -> () -> {
                        ready.await();
                        return doing.call();
                    })
                    .toList())) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            together.shutdownNow();
        }
    }
}
