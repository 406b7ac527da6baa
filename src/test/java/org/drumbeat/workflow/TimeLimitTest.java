package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that never ends is cut off, and what ends too late does not count. */
@Timeout(20)
class TimeLimitTest {

    @Test
    void cutsOffWhatNeverEnds() throws InterruptedException {
        TimeLimit limit = new TimeLimit(Duration.ofMillis(1));
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean counts = new AtomicBoolean(true);

        assertThat(limit.run("hanging", () -> {
                    try {
                        never.await();
                    } catch (InterruptedException cutOff) {
                        counts.set(limit.inTime());
                        ended.countDown();
                    }
                    return "done";
                }))
                .isEmpty();

        ended.await();
        assertThat(counts).isFalse();
    }

    @Test
    void answersAndFailsAsTheWorkDoes() {
        TimeLimit limit = new TimeLimit(Duration.ofMinutes(1));

        assertThat(limit.run("quick", () -> limit.inTime() ? "in time" : "late"))
                .hasValue("in time");
        assertThatThrownBy(() -> new TimeLimit(Duration.ofMinutes(1)).run("failing", () -> {
                    throw new IllegalArgumentException("as it was");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("as it was");
    }
}
