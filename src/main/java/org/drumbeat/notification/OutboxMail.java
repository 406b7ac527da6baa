package org.drumbeat.notification;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail in the outbox, as it goes to one address.
 *
 * @param key unique
 * @param texts null where the reader may not read them
 * @param calendar the appointment in iCalendar, or null
 * @param calendarMethod REQUEST or CANCEL, or null
 * @param taskId the task that it is about, since nobody is told about a task that is no longer theirs; or null
 * @param assignee whose task it was when it was written, or null
 * @param outside whether it goes to somebody who does not work here
 * @param lastError what kind of failure the last attempt met, without what it said; or null
 * @param nextAttemptAt not to be sent before; null where it may be at once
 */
record OutboxMail(
        String id,
        String key,
        String about,
        Address to,
        Texts texts,
        Audience audience,
        String calendar,
        String calendarMethod,
        String taskId,
        String assignee,
        boolean outside,
        State state,
        int attempts,
        String lastError,
        Instant createdAt,
        Instant nextAttemptAt,
        Instant sentAt) {

    /** What a mail says. */
    record Texts(String subject, String text, String html) {}

    /** How far a mail is. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum State {
        /** A job of the engine sees to it that it is sent. */
        WAITING("waiting"),
        SENT("sent"),
        /** There is no mail server, or no address: it stays here. */
        KEPT("kept"),
        /** What it was about was over before it could be sent. */
        OBSOLETE("no longer needed"),
        /** The last attempt has failed. */
        DEAD("dead");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether an admin may have it tried again. */
        public boolean canBeRetried() {
            return this == DEAD || this == KEPT;
        }
    }

    static OutboxMail of(
            String key,
            String about,
            Address to,
            boolean outside,
            Texts texts,
            Audience audience,
            State state,
            Instant now) {
        return new OutboxMail(
                UUID.randomUUID().toString(),
                key,
                about,
                to,
                texts,
                audience,
                null,
                null,
                null,
                null,
                outside,
                state,
                0,
                null,
                now,
                null,
                null);
    }

    OutboxMail withCalendar(String content, String method) {
        return new OutboxMail(
                id,
                key,
                about,
                to,
                texts,
                audience,
                content,
                method,
                taskId,
                assignee,
                outside,
                state,
                attempts,
                lastError,
                createdAt,
                nextAttemptAt,
                sentAt);
    }

    OutboxMail ofTask(String task, String person) {
        return new OutboxMail(
                id,
                key,
                about,
                to,
                texts,
                audience,
                calendar,
                calendarMethod,
                task,
                person,
                outside,
                state,
                attempts,
                lastError,
                createdAt,
                nextAttemptAt,
                sentAt);
    }

    /** Without its content, for somebody who may not read that. */
    OutboxMail closed() {
        return new OutboxMail(
                id,
                key,
                about,
                to,
                null,
                audience,
                null,
                calendarMethod,
                taskId,
                assignee,
                outside,
                state,
                attempts,
                lastError,
                createdAt,
                nextAttemptAt,
                sentAt);
    }

    /** On its way: not due before this moment, unless something becomes of it. */
    OutboxMail claimed(Instant until) {
        return with(State.WAITING, attempts, lastError, until, null);
    }

    OutboxMail sent(Instant now) {
        return with(State.SENT, attempts + 1, null, null, now);
    }

    OutboxMail failed(String error, Instant nextAttempt) {
        return with(nextAttempt == null ? State.DEAD : State.WAITING, attempts + 1, error, nextAttempt, null);
    }

    OutboxMail obsolete() {
        return with(State.OBSOLETE, attempts, lastError, null, null);
    }

    OutboxMail kept() {
        return with(State.KEPT, attempts, lastError, null, null);
    }

    /** Started over, with all its attempts left. */
    OutboxMail retried() {
        return with(State.WAITING, 0, lastError, null, null);
    }

    private OutboxMail with(State now, int tried, String error, Instant next, Instant sent) {
        return new OutboxMail(
                id,
                key,
                about,
                to,
                texts,
                audience,
                calendar,
                calendarMethod,
                taskId,
                assignee,
                outside,
                now,
                tried,
                error,
                createdAt,
                next,
                sent);
    }
}
