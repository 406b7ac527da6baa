package org.drumbeat.hiring;

import java.time.Instant;
import java.util.UUID;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Somebody's decision whether a candidacy goes on.
 *
 * @param reason null where it goes on and none was given
 * @param decidedBy id of the person
 */
record StageDecision(
        @Id String id,
        String candidacyId,
        Point stage,
        boolean proceed,
        String reason,
        String decidedBy,
        Instant decidedAt,
        @Version Integer version) {

    /** Whether a candidacy goes on, as a form asks it; {@code reason} may be null where it does. */
    record Answer(boolean proceed, String reason) {}

    /** Where it is asked whether a candidacy goes on. */
    enum Point {
        SCREENING,
        AFTER_FIT,
        PROFILE,
        OFFER_APPROVAL
    }

    /** @throws Refusal where it does not go on and no reason is given */
    static StageDecision of(
            String candidacyId, Point stage, boolean proceed, String reason, String decidedBy, Instant now) {
        if (!proceed && reason == null) {
            throw Refusal.invalid("“Reason” is missing: say why, so that the decision can be understood later.");
        }
        return new StageDecision(
                UUID.randomUUID().toString(), candidacyId, stage, proceed, reason, decidedBy, now, null);
    }
}
