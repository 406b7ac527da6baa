package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * A position that is to be filled, from the request to the hire.
 *
 * @param hiringManager id of the person who decides on the candidates
 * @param openedAt since when it receives applications, or null
 * @param filledWith id of the candidacy that was hired, or null
 * @param filledAt null until it is filled
 * @param hiredAs id of the person that the hired candidate became, null until they are welcomed
 * @param cancellation null unless it was cancelled
 */
record Vacancy(
        @Id String id,
        @Embedded.Empty Position position,
        @Embedded.Empty Grounds grounds,
        String hiringManager,
        String requestedBy,
        Instant requestedAt,
        State state,
        @Embedded.Nullable Decision decision,
        Instant openedAt,
        String filledWith,
        Instant filledAt,
        String hiredAs,
        @Embedded.Nullable Cancellation cancellation,
        @Version Integer version) {

    /** What is to be filled, where, why and until when. */
    record Position(
            String title,
            String region,
            String territory,
            Reason reason,
            LocalDate neededBy,
            Jurisdiction jurisdiction) {

        /** Enough to tell it from the others in a list. */
        String inShort() {
            return title + " (" + region + ", " + territory + ")";
        }
    }

    /**
     * What helps whoever decides on the request; any of it may be null.
     *
     * @param replaces id of the person whose place it is
     * @param payFrom a year's pay in full; so is {@code payTo}
     * @param payCurrency code of ISO 4217; null where there is no pay
     */
    record Grounds(String justification, String replaces, BigDecimal payFrom, BigDecimal payTo, String payCurrency) {}

    /** What a year may cost, in words; null where nobody said. */
    String range() {
        return Pay.inWords(grounds.payFrom(), grounds.payTo(), grounds.payCurrency());
    }

    /** Why somebody is needed. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Reason {
        NEW,
        REPLACEMENT
    }

    /** The place whose law says how long candidates' data may be kept. */
    enum Jurisdiction {
        US("United States"),
        DE("Germany"),
        AT("Austria"),
        FR("France"),
        OTHER("Other");

        private final String label;

        Jurisdiction(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** How far a vacancy is; applications are received while it is open. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum State {
        REQUESTED,
        OPEN,
        FILLED,
        REFUSED,
        CANCELLED
    }

    /** Who cancelled it, when, and in which words. */
    record Cancellation(String cancelledBy, Instant cancelledAt, String cancelReason) {}

    static Refusal unknown() {
        return Refusal.unknown("There is no such vacancy.");
    }

    static Vacancy requested(
            Position position, Grounds grounds, String hiringManager, String requestedBy, Instant now) {
        String id = UUID.randomUUID().toString();
        return new Vacancy(
                id,
                position,
                grounds,
                hiringManager,
                requestedBy,
                now,
                State.REQUESTED,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Why this person may not approve the vacancy; nothing where they may. */
    Optional<String> objectionToApprover(String person) {
        return person.equals(requestedBy)
                ? Optional.of("Whoever requested a vacancy does not approve it: somebody else has to.")
                : Optional.empty();
    }

    /** @throws Refusal to the person who requested it, and where a refusal has no reason */
    Vacancy decided(boolean approved, Decision decision) {
        objectionToApprover(decision.decidedBy()).ifPresent(sentence -> {
            throw Refusal.conflict(sentence);
        });
        if (!approved && decision.decisionText() == null) {
            throw Refusal.invalid(
                    "“Comment” is missing: say why you refuse, so that the manager knows what to change.");
        }
        requireRequested();
        return with(
                approved ? State.REQUESTED : State.REFUSED,
                decision,
                openedAt,
                filledWith,
                filledAt,
                hiredAs,
                cancellation);
    }

    /** @throws Refusal where it has been cancelled meanwhile */
    Vacancy opened(Instant now) {
        requireRequested();
        return with(State.OPEN, decision, now, filledWith, filledAt, hiredAs, cancellation);
    }

    private void requireRequested() {
        if (state != State.REQUESTED) {
            requireOpen();
            throw Refusal.conflict("The vacancy “" + position.title() + "” is open already.");
        }
    }

    /** @throws Refusal where the vacancy is no longer open */
    Vacancy filledWith(String candidacyId, Instant now) {
        requireOpen();
        return with(State.FILLED, decision, openedAt, candidacyId, now, hiredAs, cancellation);
    }

    /** @throws Refusal where nothing is left to cancel */
    Vacancy cancelled(Cancellation cancellation) {
        if (state != State.REQUESTED) {
            requireOpen();
        }
        return with(State.CANCELLED, decision, openedAt, filledWith, filledAt, hiredAs, cancellation);
    }

    /** @param personId whom the hired candidate became */
    Vacancy hiredAs(String personId) {
        return with(state, decision, openedAt, filledWith, filledAt, personId, cancellation);
    }

    /** @throws Refusal saying why no application is received and nobody hired */
    void requireOpen() {
        String why = switch (state) {
            case OPEN -> null;
            case REQUESTED -> "is not open yet: it waits for its approval and its interview kit.";
            case FILLED -> "has been filled by another candidate, so nobody else can be hired for it.";
            case REFUSED -> "was refused.";
            case CANCELLED -> "was cancelled.";
        };
        if (why != null) {
            throw Refusal.conflict("The vacancy “" + position.title() + "” " + why);
        }
    }

    private Vacancy with(
            State state,
            Decision decision,
            Instant openedAt,
            String filledWith,
            Instant filledAt,
            String hiredAs,
            Cancellation cancellation) {
        return new Vacancy(
                id,
                position,
                grounds,
                hiringManager,
                requestedBy,
                requestedAt,
                state,
                decision,
                openedAt,
                filledWith,
                filledAt,
                hiredAs,
                cancellation,
                version);
    }
}
