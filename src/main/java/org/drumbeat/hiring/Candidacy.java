package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/** One person's application for one vacancy, from its receipt to the decision. */
record Candidacy(
        @Id String id,
        String vacancyId,
        String name,
        String email,
        String source,
        Instant consentedAt,
        State state,
        @Embedded.Nullable Decision decision,
        @Version Integer version) {

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
                null);
    }

    Candidacy inDebrief() {
        return with(State.IN_DEBRIEF, decision);
    }

    Candidacy hired(Decision decision) {
        return with(State.HIRED, decision);
    }

    Candidacy declined(Decision decision) {
        return with(State.DECLINED, decision);
    }

    /** Ended because the vacancy was filled with somebody else, or is no more. */
    Candidacy closed() {
        return with(State.CLOSED, decision);
    }

    private Candidacy with(State state, Decision decision) {
        return new Candidacy(id, vacancyId, name, email, source, consentedAt, state, decision, version);
    }
}
