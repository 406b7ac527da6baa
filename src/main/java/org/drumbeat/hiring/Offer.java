package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What a candidate was offered and what became of it.
 *
 * @param madeBy id of the person in HR
 * @param answeredAt when it was answered, expired or withdrawn
 * @param comment what the candidate said to it, or null
 * @param openFor id of the vacancy while it is open, then null: the database lets a vacancy have one
 */
record Offer(
        @Id String id,
        String candidacyId,
        String vacancyId,
        @Embedded.Empty Terms terms,
        State state,
        String madeBy,
        Instant madeAt,
        Instant answeredAt,
        String comment,
        String openFor,
        @Version Integer version) {

    /** Whether it waits for an answer, or what ended it. */
    enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN
    }

    /**
     * What is offered.
     *
     * @param amount a year's pay in full
     * @param currency code of ISO 4217
     * @param answerBy the last day on which it can be accepted
     */
    record Terms(BigDecimal amount, String currency, LocalDate startDate, LocalDate answerBy) {}

    static Offer made(Candidacy candidacy, Terms terms, String madeBy, Instant now) {
        return new Offer(
                UUID.randomUUID().toString(),
                candidacy.id(),
                candidacy.vacancyId(),
                terms,
                State.OPEN,
                madeBy,
                now,
                null,
                null,
                candidacy.vacancyId(),
                null);
    }

    /** @throws Refusal where it is not open any more */
    Offer answered(boolean accepted, String comment, Instant now) {
        if (state != State.OPEN) {
            throw Refusal.conflict("There is no open offer: it was "
                    + switch (state) {
                        case ACCEPTED -> "accepted.";
                        case DECLINED -> "declined.";
                        case EXPIRED -> "not answered in time.";
                        default -> "withdrawn.";
                    });
        }
        return ended(accepted ? State.ACCEPTED : State.DECLINED, comment, now);
    }

    Offer expired(Instant now) {
        return ended(State.EXPIRED, null, now);
    }

    Offer withdrawn(Instant now) {
        return ended(State.WITHDRAWN, null, now);
    }

    private Offer ended(State state, String comment, Instant now) {
        return new Offer(id, candidacyId, vacancyId, terms, state, madeBy, madeAt, now, comment, null, version);
    }
}
