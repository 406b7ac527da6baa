package org.drumbeat.hiring;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Keeps the data of a candidate from being erased, since they may be needed in a dispute.
 *
 * @param setBy id of the person in HR
 * @param liftedBy null while it is in force, as are the two after it
 * @param inForceFor id of the candidacy while it is in force, then null: the database lets a candidacy have one
 */
record LegalHold(
        @Id String id,
        String candidacyId,
        String setBy,
        Instant setAt,
        String reason,
        String liftedBy,
        Instant liftedAt,
        String liftReason,
        String inForceFor,
        @Version Integer version) {

    static LegalHold set(String candidacyId, String person, String reason, Instant now) {
        return new LegalHold(
                UUID.randomUUID().toString(), candidacyId, person, now, reason, null, null, null, candidacyId, null);
    }

    LegalHold lifted(String person, String reason, Instant now) {
        return new LegalHold(id, candidacyId, setBy, setAt, this.reason, person, now, reason, null, version);
    }
}
