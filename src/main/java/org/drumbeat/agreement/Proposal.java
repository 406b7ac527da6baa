package org.drumbeat.agreement;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Records that somebody proposed something; it never changes. The module keeps the content of the proposal under its id.
 *
 * @param agreementId id of what it is about
 * @param place 1 for the first, and so on
 * @param proposedBy id of the person
 * @param countered whether it answers the proposal of the side that began
 * @param reason may be null where it does not
 */
public record Proposal(
        @Id String id,
        String agreementId,
        int place,
        String proposedBy,
        boolean countered,
        String reason,
        Instant proposedAt,
        @Version Integer version) {

    static Proposal of(Agreement agreement, String person, boolean countered, String reason, Instant now) {
        return new Proposal(
                UUID.randomUUID().toString(),
                agreement.id(),
                agreement.proposals(),
                person,
                countered,
                reason,
                now,
                null);
    }
}
