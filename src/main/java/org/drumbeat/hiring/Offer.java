package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.drumbeat.text.DayInWords;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What a candidate is offered and what became of it: HR prepares it, and it is made when a leader approves it.
 *
 * @param madeBy id of the person in HR who prepared it
 * @param madeAt when it went to the candidate; null until then
 * @param answeredAt when it was answered, expired, withdrawn or not approved
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
        Instant preparedAt,
        Instant madeAt,
        Instant answeredAt,
        String comment,
        String openFor,
        @Version Integer version) {

    /** Whether it waits for an approval or an answer, or what ended it. */
    enum State {
        PREPARED,
        OPEN,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN,
        NOT_APPROVED
    }

    /**
     * What is offered.
     *
     * @param amount a year's pay in full
     * @param currency code of ISO 4217
     * @param answerBy the last day on which it can be accepted
     */
    record Terms(BigDecimal amount, String currency, LocalDate startDate, LocalDate answerBy) {

        TermsInWords inWords() {
            return new TermsInWords(Pay.inWords(amount, currency), DayInWords.of(startDate), DayInWords.of(answerBy));
        }
    }

    /** The terms as people read them. */
    record TermsInWords(String amount, String startDate, String answerBy) {}

    static Offer prepared(Candidacy candidacy, Terms terms, String madeBy, Instant now) {
        String id = UUID.randomUUID().toString();
        return new Offer(
                id,
                candidacy.id(),
                candidacy.vacancyId(),
                terms,
                State.PREPARED,
                madeBy,
                now,
                null,
                null,
                null,
                null,
                null);
    }

    /** It goes to the candidate. */
    Offer made(Instant now) {
        return new Offer(
                id, candidacyId, vacancyId, terms, State.OPEN, madeBy, preparedAt, now, null, null, vacancyId, version);
    }

    Offer notApproved(Instant now) {
        return ended(State.NOT_APPROVED, null, now);
    }

    /** @throws Refusal where it is not open any longer */
    Offer answered(boolean accepted, String comment, Instant now) {
        if (state != State.OPEN) {
            throw Refusal.conflict("There is no open offer: it "
                    + switch (state) {
                        case PREPARED -> "waits for its approval.";
                        case NOT_APPROVED -> "was not approved.";
                        case ACCEPTED -> "was accepted.";
                        case DECLINED -> "was declined.";
                        case EXPIRED -> "was not answered in time.";
                        default -> "was withdrawn.";
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
        return new Offer(
                id, candidacyId, vacancyId, terms, state, madeBy, preparedAt, madeAt, now, comment, null, version);
    }
}
