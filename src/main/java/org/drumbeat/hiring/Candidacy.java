package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.drumbeat.notification.Audience;
import org.drumbeat.notification.Mail;
import org.drumbeat.notification.Recipient;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * One person's application for one vacancy, from its receipt to the decision.
 *
 * @param decision the last one on whether this person is hired
 * @param deviation why the hiring manager decided against what the scorecards advise, or null
 * @param endedAt null while it goes on
 */
record Candidacy(
        @Id String id,
        String vacancyId,
        String name,
        String email,
        String source,
        Instant consentedAt,
        State state,
        @Embedded.Nullable Decision decision,
        String deviation,
        Instant endedAt,
        @Version Integer version) {

    /** A candidacy as a line of a list. */
    record Listed(String id, String name, String title, String region) {}

    /** How far a candidacy is. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum State {
        APPLIED,
        IN_INTERVIEWS,
        IN_DEBRIEF,
        OFFERED,
        HIRED,
        DECLINED,
        WITHDRAWN,
        CLOSED
    }

    /** Whether it is over. */
    boolean hasEnded() {
        return endedAt != null;
    }

    /** @throws Refusal saying how it ended */
    void requireGoingOn() {
        String how = switch (state) {
            case HIRED -> "was hired";
            case DECLINED -> "was declined";
            case WITHDRAWN -> "has withdrawn";
            case CLOSED -> "is no longer considered, since the vacancy is filled or no more";
            default -> null;
        };
        if (how != null) {
            throw Refusal.conflict("This candidate " + how + ": the candidacy has ended.");
        }
    }

    /**
     * A mail to the candidate.
     *
     * @param template name of the texts below {@code hiring}
     */
    Mail mail(String key, String template, Map<String, ?> values) {
        return new Mail(key, Recipient.address(name, email), "hiring/" + template, values, id, Audience.HR);
    }

    static Refusal unknown() {
        return Refusal.unknown("There is no such candidacy.");
    }

    static Candidacy of(Application application, String vacancyId, Instant now) {
        return new Candidacy(
                UUID.randomUUID().toString(),
                vacancyId,
                application.name(),
                application.email(),
                application.source(),
                now,
                State.APPLIED,
                null,
                null,
                null,
                null);
    }

    Candidacy inInterviews() {
        return goingOn(State.IN_INTERVIEWS, decision, deviation);
    }

    Candidacy inDebrief() {
        return goingOn(State.IN_DEBRIEF, decision, deviation);
    }

    /** @param deviation why against what the scorecards advise, or null */
    Candidacy toBeHired(Decision decision, String deviation) {
        return goingOn(state, decision, deviation);
    }

    Candidacy offered() {
        return goingOn(State.OFFERED, decision, deviation);
    }

    Candidacy hired(Instant now) {
        return ended(State.HIRED, decision, deviation, now);
    }

    /** @param deviation why against what the scorecards advise, or null */
    Candidacy declined(Decision decision, String deviation) {
        return ended(State.DECLINED, decision, deviation, decision.decidedAt());
    }

    /** The candidate did not take the offer; the decision to hire stays. */
    Candidacy offerNotTaken(Instant now) {
        return ended(State.DECLINED, decision, deviation, now);
    }

    /** @param decision by whoever noted it, in the candidate's words */
    Candidacy withdrawn(Decision decision) {
        return ended(State.WITHDRAWN, decision, deviation, decision.decidedAt());
    }

    /** Ended because the vacancy was filled with somebody else, or is no more. */
    Candidacy closed(Instant now) {
        return ended(State.CLOSED, decision, deviation, now);
    }

    private Candidacy goingOn(State state, Decision decision, String deviation) {
        requireGoingOn();
        return new Candidacy(
                id, vacancyId, name, email, source, consentedAt, state, decision, deviation, null, version);
    }

    private Candidacy ended(State state, Decision decision, String deviation, Instant now) {
        requireGoingOn();
        return new Candidacy(id, vacancyId, name, email, source, consentedAt, state, decision, deviation, now, version);
    }
}
