package org.drumbeat.agreement;

import java.time.Instant;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * How far two sides have come who make proposals to each other.
 *
 * @param id of what it is about
 * @param proposals how many were made, by either side
 * @param rounds how many of them were counter-proposals
 * @param settledBy id of the person who had the last word; null until then, and where it was settled before this was noted
 * @param settledAt null until then
 */
record Agreement(
        @Id String id,
        int proposals,
        int rounds,
        String settledBy,
        Instant settledAt,
        @Version Integer version) {

    static Agreement begun(String id) {
        return new Agreement(id, 0, 0, null, null, null);
    }

    /** @throws Refusal where it is settled, or nothing is said to a counter-proposal */
    Agreement proposed(String reason) {
        requireOpen();
        if (rounds > 0) {
            requireReason(reason);
        }
        return new Agreement(id, proposals + 1, rounds, null, null, version);
    }

    /** @throws Refusal where it is settled, or there is no reason */
    Agreement countered(String reason) {
        requireOpen();
        requireReason(reason);
        return new Agreement(id, proposals + 1, rounds + 1, null, null, version);
    }

    /** With the last word, which may be a proposal of its own. */
    Agreement decided(String person, Instant now) {
        requireOpen();
        return new Agreement(id, proposals + 1, rounds, person, now, version);
    }

    /** To what was proposed last. */
    Agreement settled(String person, Instant now) {
        requireOpen();
        return new Agreement(id, proposals, rounds, person, now, version);
    }

    private void requireOpen() {
        if (settledAt != null) {
            throw Refusal.conflict("This is settled already.");
        }
    }

    private static void requireReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("“Why?” is missing: say why you propose something else.");
        }
    }
}
