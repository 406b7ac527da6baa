package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** How long whoever guesses has to wait, and who does not. */
class LoginThrottleTest {

    private Instant now = Instant.parse("2027-03-01T12:00:00Z");

    private final LoginThrottle throttle = new LoginThrottle(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void fiveWrongTriesAreFreeAndTheDelayNeverGoesBeyondAMinute() {
        for (int i = 0; i < 5; i++) {
            assertThat(isLookedAt(attempt("10.0.0.1", "ada"))).isTrue();
        }
        assertThat(isLookedAt(attempt("10.0.0.1", "ada"))).isFalse();
        for (int i = 0; i < 1000; i++) {
            now = now.plusSeconds(1);
            isLookedAt(attempt("10.0.0.1", "ada"));
        }

        now = now.plus(LoginThrottle.LONGEST);
        assertThat(isLookedAt(attempt("10.0.0.1", "ada"))).isTrue();
    }

    @Test
    void aStrangerKeepsNobodyOutElsewhere() {
        for (int i = 0; i < 1000; i++) {
            isLookedAt(attempt("10.0.0.1", "ada"));
        }

        assertThat(isLookedAt(attempt("10.0.0.2", "ada"))).isTrue();
    }

    @Test
    void guessingAtManyLoginsFromOneAddressIsSlowedDown() {
        int looked = 0;
        for (int i = 0; i < 1000; i++) {
            looked += isLookedAt(attempt("10.0.0.1", "login" + i)) ? 1 : 0;
        }
        assertThat(looked).isEqualTo(100);

        for (int i = 0; i < 3600; i++) {
            now = now.plusSeconds(1);
            looked += isLookedAt(attempt("10.0.0.1", "other" + i)) ? 1 : 0;
        }
        assertThat(looked).isLessThan(100 + 75);
    }

    @Test
    void whoHasComeInFromAnAddressDoesNotWaitForWhatOthersGuessThere() {
        Authentication rosa = attempt("10.0.0.1", "rosa");
        comesIn(rosa);
        for (int i = 0; i < 1000; i++) {
            isLookedAt(attempt("10.0.0.1", "login" + i));
        }

        assertThat(isLookedAt(rosa)).isTrue();
        assertThat(isLookedAt(attempt("10.0.0.1", "vera"))).isFalse();
    }

    @Test
    void theRightPasswordBeginsAnew() {
        Authentication rosa = attempt("10.0.0.1", "rosa");
        for (int i = 0; i < 50; i++) {
            for (int k = 0; k < 4; k++) {
                assertThat(isLookedAt(rosa)).isTrue();
            }
            comesIn(rosa);
        }
    }

    @Test
    void aNetworkOfIpv6CountsAsOneAddress() {
        for (int i = 0; i < 5; i++) {
            isLookedAt(attempt("2001:db8:1:2:0:0:0:" + i, "ada"));
        }

        assertThat(isLookedAt(attempt("2001:db8:1:2:0:0:0:99", "ada"))).isFalse();
        assertThat(isLookedAt(attempt("2001:db8:1:3:0:0:0:99", "ada"))).isTrue();
    }

    @Test
    void aClockThatIsSetBackClosesNothingForLonger() {
        for (int i = 0; i < 50; i++) {
            isLookedAt(attempt("10.0.0.1", "ada"));
        }
        now = now.minus(Duration.ofDays(1));

        assertThat(isLookedAt(attempt("10.0.0.1", "ada"))).isTrue();
    }

    @Test
    void remembersNoMoreThanFits() {
        for (int i = 0; i < 50_000; i++) {
            isLookedAt(attempt("10.0." + i / 250 + "." + i % 250, "x".repeat(1000) + i));
        }

        assertThat(throttle.remembered()).isLessThanOrEqualTo(20_000);
    }

    @Test
    void ofIpv6TheNetworkCountsHoweverAnAddressIsWritten() {
        for (int i = 0; i < 5; i++) {
            isLookedAt(attempt("2001:db8::" + i, "ada"));
        }

        assertThat(isLookedAt(attempt("2001:db8::99", "ada"))).isFalse();
        assertThat(isLookedAt(attempt("2001:0DB8:0:0:1:2:3:4", "ada"))).isFalse();
        assertThat(isLookedAt(attempt("2001:db8:0:1::99", "ada"))).isTrue();
    }

    @Test
    void whoGuessesOnMakesNobodyForgotten() {
        comesIn(attempt("10.0.0.2", "rosa"));
        for (int i = 0; i < 50_000; i++) {
            isLookedAt(attempt("10.0.0.1", "login" + i));
        }

        assertThat(throttle.remembered()).isLessThan(200);
    }

    @Test
    void aSystemThatBeginsWithManyRequestsAtOnceComesInWithAll() throws Exception {
        List<Boolean> outcomes = atOnce(40, () -> throttle.lets(attempt("10.0.0.1", "intake"), () -> true));

        assertThat(outcomes).doesNotContain(false);
    }

    @Test
    void aBurstGuessesNoMoreThanARow() throws Exception {
        AtomicInteger looked = new AtomicInteger();
        atOnce(40, () -> throttle.lets(attempt("10.0.0.1", "ada"), () -> looked.incrementAndGet() < 0));

        assertThat(looked).hasValue(5);
    }

    @Test
    void aTryAtWhichNobodyCouldLookIsNone() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> throttle.lets(attempt("10.0.0.1", "rosa"), () -> {
                        throw new IllegalStateException("The database is away.");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(isLookedAt(attempt("10.0.0.1", "rosa"))).isTrue();
    }

    @Test
    void whoWaitsForATryAtWhichNobodyCouldLookDoesNotWaitForTheNextToFail() throws Exception {
        CountDownLatch away = new CountDownLatch(1);
        ExecutorService looking = Executors.newFixedThreadPool(5);
        AtomicReference<Throwable> told = new AtomicReference<>();
        try {
            CountDownLatch begun = new CountDownLatch(5);
            for (int i = 0; i < 5; i++) {
                looking.submit(() -> throttle.lets(attempt("10.0.0.1", "intake"), () -> {
                    begun.countDown();
                    await(away);
                    throw new IllegalStateException("The database is away.");
                }));
            }
            await(begun);
            Thread waiting = new Thread(() -> throttle.lets(attempt("10.0.0.1", "intake"), () -> true));
            waiting.setUncaughtExceptionHandler((thread, failure) -> told.set(failure));
            waiting.start();
            while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            away.countDown();
            waiting.join();
        } finally {
            looking.shutdownNow();
        }

        assertThat(told.get()).isInstanceOf(DataAccessResourceFailureException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Boolean> atOnce(int many, Callable<Boolean> trying) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(many);
        ExecutorService all = Executors.newFixedThreadPool(many);
        try {
            Callable<Boolean> whenAllAreThere = () -> {
                ready.await();
                return trying.call();
            };
            List<Boolean> outcomes = new ArrayList<>();
            for (Future<Boolean> outcome : all.invokeAll(Collections.nCopies(many, whenAllAreThere))) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            all.shutdownNow();
        }
    }

    /** Tries a wrong password. */
    private boolean isLookedAt(Authentication attempt) {
        AtomicBoolean looked = new AtomicBoolean();
        assertThat(throttle.lets(attempt, () -> {
                    looked.set(true);
                    return false;
                }))
                .isFalse();
        return looked.get();
    }

    private void comesIn(Authentication attempt) {
        assertThat(throttle.lets(attempt, () -> true)).isTrue();
    }

    private static Authentication attempt(String address, String login) {
        UsernamePasswordAuthenticationToken attempt =
                UsernamePasswordAuthenticationToken.unauthenticated(login, "wrong");
        attempt.setDetails(new WebAuthenticationDetails(address, null));
        return attempt;
    }
}
