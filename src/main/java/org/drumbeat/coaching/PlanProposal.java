package org.drumbeat.coaching;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What somebody proposed for a plan; it never changes.
 *
 * @param place 1 for the first of a plan, and so on
 * @param proposedBy id of the person
 * @param byRep whether it is the rep's counter-proposal
 * @param reason may be null where the manager proposes
 */
record PlanProposal(
        @Id String id,
        String planId,
        int place,
        String proposedBy,
        boolean byRep,
        @Embedded.Empty Focus focus,
        String reason,
        Instant proposedAt,
        @Version Integer version) {

    static PlanProposal of(
            String planId, int place, String proposedBy, boolean byRep, Focus focus, String reason, Instant now) {
        return new PlanProposal(
                UUID.randomUUID().toString(), planId, place, proposedBy, byRep, focus, reason, now, null);
    }
}
