package org.drumbeat.coaching;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import java.util.UUID;
import org.drumbeat.agreement.Acknowledgement;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * One cycle of coaching of one rep: what it is about and how far it is.
 *
 * @param focus null while it is to be chosen; what was proposed last until both agree
 * @param agreedAt when it was settled, or null
 * @param endedAt null while it goes on
 * @param stop who ended it before its time and why, or null
 * @param review null until its visits are over and the manager has reviewed it
 * @param openFor the rep while it goes on and null afterwards, which the database keeps unique: one open plan a rep
 */
record CoachingPlan(
        @Id String id,
        String rep,
        State state,
        @Embedded.Nullable Focus focus,
        Instant openedAt,
        Instant agreedAt,
        Instant endedAt,
        @Embedded.Nullable Stop stop,
        @Embedded.Nullable(prefix = "review_") Review review,
        String openFor,
        @Version Integer version) {

    /** How far a cycle is. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum State {
        FOCUS_NEEDED,
        PROPOSED,
        IN_COACHING,
        MASTERED,
        STALLED,
        /** Ended by a manager before its time. */
        STOPPED,
        /** Ended because the rep has left. */
        CLOSED
    }

    /** Why a rep should be coached, and in what; {@code skillCode} is empty where nobody has said so. */
    record Reason(String reasonCode, String skillCode) {}

    /** That somebody ended it before its time. */
    record Stop(String stoppedBy, String stopReason) {}

    /**
     * What the manager says of a cycle when its visits are over, and whether the rep has read it.
     *
     * @param reviewedBy id of the person
     */
    record Review(
            Outcome outcome,
            String summary,
            String reviewedBy,
            Instant reviewedAt,
            @Embedded.Nullable(prefix = "acknowledgement_") Acknowledgement acknowledgement) {

        private Review with(Acknowledgement acknowledgement) {
            return new Review(outcome, summary, reviewedBy, reviewedAt, acknowledgement);
        }
    }

    /** How a cycle ends by its review. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Outcome {
        MASTERED,
        STALLED
    }

    static Refusal unknown() {
        return Refusal.unknown("There is no such coaching plan.");
    }

    /** Somebody says that a rep should be coached, and the manager is still to choose in what. */
    static CoachingPlan needed(String rep, Instant now) {
        return new CoachingPlan(
                UUID.randomUUID().toString(), rep, State.FOCUS_NEEDED, null, now, null, null, null, null, rep, null);
    }

    CoachingPlan proposed(Focus focus) {
        requireOpen();
        return with(State.PROPOSED, focus, null, null);
    }

    /** Both agree, or the manager has decided. */
    CoachingPlan settled(Focus focus, Instant now) {
        requireOpen();
        return with(State.IN_COACHING, focus, now, null);
    }

    CoachingPlan reviewed(Outcome outcome, String summary, String person, Instant now) {
        requireOpen();
        Acknowledgement open = Acknowledgement.openFor(rep);
        return with(state, focus, agreedAt, new Review(outcome, summary, person, now, open));
    }

    CoachingPlan reviewConfirmed(String comment, Instant now) {
        requireOpen();
        Acknowledgement given = review.acknowledgement().given(comment, now);
        return with(state, focus, agreedAt, review.with(given));
    }

    CoachingPlan reviewNotConfirmed(Instant now) {
        requireOpen();
        return with(state, focus, agreedAt, review.with(review.acknowledgement().lapsed(now)));
    }

    /** As its review says. */
    CoachingPlan concluded(Instant now) {
        requireOpen();
        return ended(review.outcome() == Outcome.MASTERED ? State.MASTERED : State.STALLED, null, now);
    }

    CoachingPlan closed(Instant now) {
        return isOpen() ? ended(State.CLOSED, null, now) : this;
    }

    CoachingPlan stopped(String person, String reason, Instant now) {
        requireOpen();
        return ended(State.STOPPED, new Stop(person, reason), now);
    }

    /** How many visits are still to be held after this one. */
    int visitsAfter(FieldVisit visit) {
        return focus.visits() - visit.place();
    }

    boolean isOpen() {
        return openFor != null;
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw Refusal.conflict("This cycle of coaching has ended.");
        }
    }

    private CoachingPlan with(State state, Focus focus, Instant agreedAt, Review review) {
        return new CoachingPlan(id, rep, state, focus, openedAt, agreedAt, null, null, review, openFor, version);
    }

    /** A review that the rep has not confirmed by then is not confirmed any more. */
    private CoachingPlan ended(State state, Stop stop, Instant now) {
        Review last =
                review == null ? null : review.with(review.acknowledgement().lapsed(now));
        return new CoachingPlan(id, rep, state, focus, openedAt, agreedAt, now, stop, last, null, version);
    }
}
