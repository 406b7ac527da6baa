package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
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
            assertThat(throttle.begin(attempt("10.0.0.1", "ada"))).isTrue();
        }
        assertThat(throttle.begin(attempt("10.0.0.1", "ada"))).isFalse();
        for (int i = 0; i < 1000; i++) {
            now = now.plusSeconds(1);
            throttle.begin(attempt("10.0.0.1", "ada"));
        }

        now = now.plus(LoginThrottle.LONGEST);
        assertThat(throttle.begin(attempt("10.0.0.1", "ada"))).isTrue();
    }

    @Test
    void aStrangerKeepsNobodyOutElsewhere() {
        for (int i = 0; i < 1000; i++) {
            throttle.begin(attempt("10.0.0.1", "ada"));
        }

        assertThat(throttle.begin(attempt("10.0.0.2", "ada"))).isTrue();
    }

    @Test
    void guessingAtManyLoginsFromOneAddressIsSlowedDown() {
        int looked = 0;
        for (int i = 0; i < 1000; i++) {
            looked += throttle.begin(attempt("10.0.0.1", "login" + i)) ? 1 : 0;
        }
        assertThat(looked).isEqualTo(100);

        for (int i = 0; i < 3600; i++) {
            now = now.plusSeconds(1);
            looked += throttle.begin(attempt("10.0.0.1", "other" + i)) ? 1 : 0;
        }
        assertThat(looked).isLessThan(100 + 75);
    }

    @Test
    void whoHasComeInFromAnAddressDoesNotWaitForWhatOthersGuessThere() {
        Authentication rosa = attempt("10.0.0.1", "rosa");
        assertThat(throttle.begin(rosa)).isTrue();
        throttle.succeeded(rosa);
        for (int i = 0; i < 1000; i++) {
            throttle.begin(attempt("10.0.0.1", "login" + i));
        }

        assertThat(throttle.begin(rosa)).isTrue();
        assertThat(throttle.begin(attempt("10.0.0.1", "vera"))).isFalse();
    }

    @Test
    void theRightPasswordBeginsAnew() {
        Authentication rosa = attempt("10.0.0.1", "rosa");
        for (int i = 0; i < 50; i++) {
            for (int k = 0; k < 4; k++) {
                assertThat(throttle.begin(rosa)).isTrue();
            }
            throttle.succeeded(rosa);
        }
    }

    @Test
    void aNetworkOfIpv6CountsAsOneAddress() {
        for (int i = 0; i < 5; i++) {
            throttle.begin(attempt("2001:db8:1:2:0:0:0:" + i, "ada"));
        }

        assertThat(throttle.begin(attempt("2001:db8:1:2:0:0:0:99", "ada"))).isFalse();
        assertThat(throttle.begin(attempt("2001:db8:1:3:0:0:0:99", "ada"))).isTrue();
    }

    @Test
    void aClockThatIsSetBackClosesNothingForLonger() {
        for (int i = 0; i < 50; i++) {
            throttle.begin(attempt("10.0.0.1", "ada"));
        }
        now = now.minus(Duration.ofDays(1));

        assertThat(throttle.begin(attempt("10.0.0.1", "ada"))).isTrue();
    }

    @Test
    void remembersNoMoreThanFits() {
        for (int i = 0; i < 50_000; i++) {
            throttle.begin(attempt("10.0." + i / 250 + "." + i % 250, "x".repeat(1000) + i));
        }

        assertThat(throttle.remembered()).isLessThanOrEqualTo(20_000);
    }

    private static Authentication attempt(String address, String login) {
        UsernamePasswordAuthenticationToken attempt =
                UsernamePasswordAuthenticationToken.unauthenticated(login, "wrong");
        attempt.setDetails(new WebAuthenticationDetails(address, null));
        return attempt;
    }
}
