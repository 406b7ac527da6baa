package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The psychometric profile of one candidate: answered once, by whoever has the token.
 *
 * @param token 256 random bits, which open the profile to whoever knows them
 * @param provider code of who gives it
 * @param norm whom the scores are compared with, and where that is from; null until answered
 * @param scales what came of it; none until answered
 */
record Assessment(
        @Id String id,
        String candidacyId,
        String token,
        String provider,
        State state,
        Instant invitedAt,
        Instant expiresAt,
        Instant answeredAt,
        String norm,
        Set<ScaleScore> scales,
        @Version Integer version) {

    private static final Duration OPEN_FOR = Duration.ofDays(14);
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Whether the token opens it still. */
    enum State {
        INVITED,
        ANSWERED,
        CLOSED
    }

    /** @param band where the score lies beside the norm, in the provider's words */
    record ScaleScore(String scale, BigDecimal score, String band) {}

    /**
     * What it came to: input to a conversation, seen by HR and the hiring manager alone.
     *
     * @param norm whom the scores are compared with, and where that is from
     * @param scales in the order of their names
     */
    record Profile(String norm, List<ScaleScore> scales) {}

    Profile profile() {
        return new Profile(
                norm,
                scales.stream().sorted(Comparator.comparing(ScaleScore::scale)).toList());
    }

    static Assessment invited(String candidacyId, String provider, Instant now) {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return new Assessment(
                UUID.randomUUID().toString(),
                candidacyId,
                Base64.getUrlEncoder().withoutPadding().encodeToString(token),
                provider,
                State.INVITED,
                now,
                now.plus(OPEN_FOR),
                null,
                null,
                Set.of(),
                null);
    }

    boolean isOpen(Instant now) {
        return state == State.INVITED && now.isBefore(expiresAt);
    }

    /** @throws Refusal where it was answered (409), or has expired or been closed (410) */
    void requireOpen(Instant now) {
        if (state == State.ANSWERED) {
            throw Refusal.conflict("This profile has been answered already. Thank you.");
        }
        if (!isOpen(now)) {
            throw Refusal.gone("This profile is no longer open.");
        }
    }

    Assessment answered(List<ScaleScore> scales, String norm, Instant now) {
        requireOpen(now);
        return with(State.ANSWERED, now, norm, Set.copyOf(scales));
    }

    /** The candidacy has ended, so that it is no longer needed. */
    Assessment closed() {
        return with(State.CLOSED, answeredAt, norm, scales);
    }

    private Assessment with(State state, Instant answeredAt, String norm, Set<ScaleScore> scales) {
        return new Assessment(
                id, candidacyId, token, provider, state, invitedAt, expiresAt, answeredAt, norm, scales, version);
    }
}
