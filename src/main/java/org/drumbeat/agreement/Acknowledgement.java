package org.drumbeat.agreement;

import java.time.Instant;
import org.drumbeat.workflow.Refusal;

/**
 * Whether somebody has read what is about them, which does not mean that they agree; a part of the record they have to read.
 *
 * @param person id of who is to read it
 * @param settledAt when they acknowledged it, or let the time for that pass; null until then
 * @param comment what they say to it; may be null
 */
public record Acknowledgement(String person, State state, Instant settledAt, String comment) {

    /** How far it is. */
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        /** The time for it passed without a response. */
        LAPSED
    }

    public static Acknowledgement openFor(String person) {
        return new Acknowledgement(person, State.OPEN, null, null);
    }

    /** @throws Refusal where they have acknowledged it before, or the time for that is over */
    public Acknowledgement given(String comment, Instant now) {
        if (state != State.OPEN) {
            throw Refusal.conflict("You have confirmed this already, or the time for it is over.");
        }
        return new Acknowledgement(person, State.ACKNOWLEDGED, now, comment);
    }

    /** Lets the time for it run out; an earlier acknowledgement stands. */
    public Acknowledgement lapsed(Instant now) {
        return state == State.OPEN ? new Acknowledgement(person, State.LAPSED, now, null) : this;
    }

    /** When they acknowledged it; null where they did not. */
    public Instant givenAt() {
        return state == State.ACKNOWLEDGED ? settledAt : null;
    }
}
