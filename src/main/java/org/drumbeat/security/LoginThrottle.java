package org.drumbeat.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Slows down password guessing, by a minute at most: at one login from one address, and at many logins from one address.
 * Nobody elsewhere has to wait, so no stranger keeps a person out; and a person who has logged in from an address before
 * does not wait because others guess at other logins there. Each node counts for itself, and a restart resets the counts.
 */
@Component
class LoginThrottle {

    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int TRIES_OF_A_LOGIN = 5;
    private static final int TRIES_OF_AN_ADDRESS = 100;

    /** One wrong try is forgiven after this long. */
    private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(1);

    /** Of each kind; the one unused for longest is forgotten first. */
    private static final int MOST_REMEMBERED = 10_000;

    /** The engine's longest id; a longer one cannot be anybody's. */
    private static final int LONGEST_LOGIN = 64;

    private static final int BYTES_OF_A_NETWORK = 8;

    private final Clock clock;
    private final Map<String, Tally> logins = new Remembered();
    private final Map<String, Tally> addresses = new Remembered();

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** {@link #look} where the password is known here. */
    boolean lets(Authentication attempt, BooleanSupplier fits) {
        return look(attempt, () -> Optional.of(attempt).filter(any -> fits.getAsBoolean()))
                .isPresent();
    }

    /**
     * Checks a password, unless the try comes too early. Of simultaneous tries, only as many are checked as may still be
     * wrong; the others wait for the results, which takes no longer than a check does. So a burst of tries guesses no more
     * than a sequence of them, and a system that begins with many requests at once is not mistaken for a stranger.
     *
     * @param whoFits whose password it is; nothing where it is wrong
     * @return that; also nothing where it was not checked
     */
    <T> Optional<T> look(Authentication attempt, Supplier<Optional<T>> whoFits) {
        Optional<Try> begun = begin(attempt);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> right = Optional.empty();
        boolean looked = false;
        try {
            right = whoFits.get();
            looked = true;
            return right;
        } finally {
            end(begun.get(), looked, right.isPresent());
        }
    }

    private synchronized Optional<Try> begin(Authentication attempt) {
        String address = addressOf(attempt);
        String key = address + " " + shortened(attempt.getName());
        while (true) {
            Instant now = clock.instant();
            Tally all = addresses.computeIfAbsent(address, any -> new Tally(TRIES_OF_AN_ADDRESS));
            Tally known = logins.get(key);
            boolean cameInBefore = known != null && known.cameInBefore;
            // Before anything about this login is remembered: otherwise continued guessing would make us forget the
            // others.
            if (!cameInBefore && all.isEarly(now)) {
                return Optional.empty();
            }
            Tally login = known == null ? new Tally(TRIES_OF_A_LOGIN) : known;
            if (login.isEarly(now)) {
                return Optional.empty();
            }
            if (login.hasRoom() && (cameInBefore || all.hasRoom())) {
                logins.put(key, login);
                login.looking++;
                all.looking++;
                return Optional.of(new Try(login, all, cameInBefore));
            }
            int unanswered = login.unanswered;
            try {
                wait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            if (login.unanswered != unanswered) {
                throw new DataAccessResourceFailureException("The database did not say whose password this is");
            }
        }
    }

    /** A try that could not be checked, because the database did not answer, does not count, and nobody waits for the next to fail. */
    private synchronized void end(Try done, boolean looked, boolean right) {
        done.login.looking--;
        done.all.looking--;
        if (right) {
            done.login.clear();
        } else if (looked) {
            Instant now = clock.instant();
            done.login.wrong(now);
            if (!done.cameInBefore) {
                done.all.wrong(now);
            }
        } else {
            done.login.unanswered++;
        }
        notifyAll();
    }

    synchronized int remembered() {
        return logins.size() + addresses.size();
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_LOGIN));
    }

    /** For IPv6 the network, since within it anybody has as many addresses as they like, and as many ways to write one. */
    private static String addressOf(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        if (!address.contains(":")) {
            return address;
        }
        try {
            // With a colon in it, this is not a host name, so no DNS lookup happens.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, BYTES_OF_A_NETWORK));
        } catch (UnknownHostException noAddress) {
            return "";
        }
    }

    private record Try(Tally login, Tally all, boolean cameInBefore) {}

    /** The wrong tries of one kind: the first few are free, and each further one doubles the wait. */
    private static final class Tally {

        private final int free;
        private int unanswered;
        private int wrong;
        private Instant lastForgiven = Instant.MIN;
        private Instant closedUntil = Instant.EPOCH;
        private boolean cameInBefore;
        private int looking;

        Tally(int free) {
            this.free = free;
        }

        boolean isEarly(Instant now) {
            // Setting the clock back does not make anybody wait longer.
            return now.isBefore(closedUntil) && !now.isBefore(closedUntil.minus(LONGEST));
        }

        boolean hasRoom() {
            return looking == 0 || wrong + looking < free;
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
