package org.drumbeat.workflow;

/**
 * Tells a person or a system why they cannot have what they asked for, in a sentence they understand: what is wrong, where,
 * and what to do. The form or request that caused it loses nothing: it is answered with the sentence and everything stays as
 * it was.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it is refused; decides the status code of a REST answer. */
    public enum Reason {
        /** It is not for this person (403). */
        FORBIDDEN,
        /** Nothing by that name exists (404). */
        UNKNOWN,
        /** It does not fit the state of things (409). */
        CONFLICT,
        /** The receiver cannot be told right now; the same request may work later (409). */
        UNHEARD,
        /** It existed, but is gone (410). */
        GONE,
        /** The sender could not prove who they are (401). */
        UNPROVEN,
        /** It is more than can be accepted at once (413). */
        TOO_LARGE,
        /** The answers do not fit what was asked (422). */
        INVALID
    }

    private final Reason reason;

    private Refusal(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public static Refusal forbidden(String sentence) {
        return new Refusal(Reason.FORBIDDEN, sentence);
    }

    public static Refusal unknown(String sentence) {
        return new Refusal(Reason.UNKNOWN, sentence);
    }

    public static Refusal conflict(String sentence) {
        return new Refusal(Reason.CONFLICT, sentence);
    }

    public static Refusal unheard(String sentence) {
        return new Refusal(Reason.UNHEARD, sentence);
    }

    public static Refusal gone(String sentence) {
        return new Refusal(Reason.GONE, sentence);
    }

    public static Refusal unproven(String sentence) {
        return new Refusal(Reason.UNPROVEN, sentence);
    }

    public static Refusal tooLarge(String sentence) {
        return new Refusal(Reason.TOO_LARGE, sentence);
    }

    public static Refusal invalid(String sentence) {
        return new Refusal(Reason.INVALID, sentence);
    }

    public Reason reason() {
        return reason;
    }
}
