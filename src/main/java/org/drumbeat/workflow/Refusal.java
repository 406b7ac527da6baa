package org.drumbeat.workflow;

/**
 * What a person or a system asked for and cannot have, as a sentence that they understand: what is wrong, where, what to
 * do. The form or the request that caused it loses nothing: it is answered with the sentence and everything stays as it was.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it is refused; decides the status code of a REST answer. */
    public enum Reason {
        /** It is not for this person (403). */
        FORBIDDEN,
        /** Nothing of that name is there (404). */
        UNKNOWN,
        /** It does not fit the state of things (409). */
        CONFLICT,
        /** Who has to hear of it cannot hear it now, so that the same may work later (409). */
        UNHEARD,
        /** It was there, and is not any more (410). */
        GONE,
        /** Who sends it could not prove who they are (401). */
        UNPROVEN,
        /** It is more than can be taken at once (413). */
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
