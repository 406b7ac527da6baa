package org.drumbeat.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords, by a minute at most: at one login from one address, and at many logins from one.
 * Nobody elsewhere waits for it, so no stranger keeps a person out; and who has come in from an address before does not wait
 * for what others guess there at other logins. Each node counts for itself, and a restart forgets.
 */
@Component
class LoginThrottle {

    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int TRIES_OF_A_LOGIN = 5;
    private static final int TRIES_OF_AN_ADDRESS = 100;

    /** After so long one wrong try is forgiven. */
    private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(1);

    /** Of each kind; the one not asked for longest is forgotten first. */
    private static final int MOST_REMEMBERED = 10_000;

    /** The engine's longest id; what is longer is nobody's. */
    private static final int LONGEST_LOGIN = 64;

    private final Clock clock;
    private final Map<String, Tally> logins = new Remembered();
    private final Map<String, Tally> addresses = new Remembered();

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Notes a try, as a wrong one until {@link #succeeded}.
     *
     * @return false where it comes too early, and the password is not to be looked at
     */
    synchronized boolean begin(Authentication attempt) {
        Instant now = clock.instant();
        String address = addressOf(attempt);
        Tally login = logins.computeIfAbsent(keyOf(attempt), any -> new Tally(TRIES_OF_A_LOGIN));
        Tally all = addresses.computeIfAbsent(address, any -> new Tally(TRIES_OF_AN_ADDRESS));
        if (login.isEarly(now) || !login.cameInBefore && all.isEarly(now)) {
            return false;
        }
        login.wrong(now);
        if (!login.cameInBefore) {
            all.wrong(now);
        }
        return true;
    }

    /** Forgets the wrong tries at this login from this address. */
    synchronized void succeeded(Authentication attempt) {
        Tally login = logins.computeIfAbsent(keyOf(attempt), any -> new Tally(TRIES_OF_A_LOGIN));
        if (!login.cameInBefore) {
            addresses
                    .computeIfAbsent(addressOf(attempt), any -> new Tally(TRIES_OF_AN_ADDRESS))
                    .takeBack();
        }
        login.clear();
    }

    synchronized int remembered() {
        return logins.size() + addresses.size();
    }

    private static String keyOf(Authentication attempt) {
        String name = attempt.getName();
        return addressOf(attempt) + " " + name.substring(0, Math.min(name.length(), LONGEST_LOGIN));
    }

    /** Of IPv6 the network, in which anybody has as many addresses as they like. */
    private static String addressOf(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        String[] groups = address.split(":");
        return groups.length <= 4 || address.contains(".") || address.contains("::") && groups.length <= 5
                ? address
                : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }

    /** The wrong tries of one kind, of which some are free; each further one takes twice as long. */
    private static final class Tally {

        private final int free;
        private int wrong;
        private Instant lastForgiven = Instant.MIN;
        private Instant closedUntil = Instant.EPOCH;
        private boolean cameInBefore;

        Tally(int free) {
            this.free = free;
        }

        boolean isEarly(Instant now) {
            // A clock that was set back closes nothing for longer.
            return now.isBefore(closedUntil) && !now.isBefore(closedUntil.minus(LONGEST));
        }

        void wrong(Instant now) {
            forgive(now);
            wrong++;
            if (wrong >= free) {
                long seconds = 1L << Math.min(wrong - free, 10);
                closedUntil = now.plusSeconds(Math.min(seconds, LONGEST.toSeconds()));
            }
        }

        private void forgive(Instant now) {
            if (wrong == 0 || lastForgiven == Instant.MIN) {
                lastForgiven = now;
                return;
            }
            long steps = Duration.between(lastForgiven, now).dividedBy(FORGIVEN_AFTER);
            if (steps > 0) {
                wrong = (int) Math.max(0, wrong - steps);
                lastForgiven = now;
            }
        }

        void takeBack() {
            wrong = Math.max(0, wrong - 1);
            closedUntil = wrong < free ? Instant.EPOCH : closedUntil;
        }

        void clear() {
            wrong = 0;
            closedUntil = Instant.EPOCH;
            cameInBefore = true;
        }
    }

    private static final class Remembered extends LinkedHashMap<String, Tally> {

        private static final long serialVersionUID = 1L;

        Remembered() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
