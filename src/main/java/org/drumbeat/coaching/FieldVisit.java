package org.drumbeat.coaching;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * One visit of a plan; its id and sequence are those of the invitation in calendars.
 *
 * @param place 1 for the first of the plan, and so on
 * @param manager id of the person whose the report is; null until it is scheduled
 * @param invited id of the person who was to come along: the same, unless somebody else got the report afterwards
 * @param holdBy the last day that keeps the pace of the plan
 * @param slot null until it is scheduled
 * @param sequence raised by every change that the invited have to learn
 */
record FieldVisit(
        @Id String id,
        String planId,
        int place,
        String rep,
        String manager,
        String invited,
        LocalDate holdBy,
        @Embedded.Nullable Slot slot,
        int sequence,
        State state,
        @Version Integer version) {

    /** How far a visit is. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum State {
        NEEDED,
        PLANNED,
        /** Its report is in. */
        HELD,
        CANCELLED
    }

    /** When, with whom and what for, as the form asks for it. */
    record Wish(String startsAt, int durationMinutes, String customer, String purpose) {}

    /** When, with whom and what for. */
    record Slot(Instant startsAt, int durationMinutes, String customer, String purpose) {

        private static final int SHORTEST = 30;
        private static final int LONGEST = 720;
        private static final Duration FURTHEST = Duration.ofDays(365);

        /**
         * @param field the label of the field of its start, for the sentence
         * @throws Refusal where it is over already, or no length for a visit
         */
        static Slot of(
                String field, Instant startsAt, int durationMinutes, String customer, String purpose, Instant now) {
            if (startsAt.isBefore(now)) {
                throw Refusal.invalid("“" + field + "” is in the past: choose a time to come.");
            }
            if (startsAt.isAfter(now.plus(FURTHEST))) {
                throw Refusal.invalid(
                        "“" + field + "” is more than a year ahead: choose a time within the pace of the plan.");
            }
            if (durationMinutes < SHORTEST || durationMinutes > LONGEST) {
                throw Refusal.invalid(
                        "“Minutes” must be from " + SHORTEST + " to " + LONGEST + ": from a call to a whole day.");
            }
            return new Slot(startsAt, durationMinutes, customer, purpose);
        }

        Instant endsAt() {
            return startsAt.plus(Duration.ofMinutes(durationMinutes));
        }
    }

    /** When a rep was visited last. */
    record LastVisit(String rep, Instant startsAt) {}

    static Refusal unknown() {
        return Refusal.unknown("There is no such field visit: choose one from the list.");
    }

    static FieldVisit needed(CoachingPlan plan, int place, LocalDate holdBy) {
        String id = UUID.randomUUID().toString();
        return new FieldVisit(id, plan.id(), place, plan.rep(), null, null, holdBy, null, 0, State.NEEDED, null);
    }

    FieldVisit planned(String manager, Slot slot) {
        return with(manager, manager, slot, sequence, State.PLANNED);
    }

    /** @throws Refusal where its report is in, or it was called off */
    FieldVisit moved(Instant startsAt, int durationMinutes, Instant now) {
        if (state != State.PLANNED) {
            throw Refusal.conflict(
                    state == State.HELD
                            ? "The report of this visit is in, so it cannot be moved any more."
                            : "This visit is not planned, so it cannot be moved.");
        }
        Slot later = Slot.of("Start", startsAt, durationMinutes, slot.customer(), slot.purpose(), now);
        return with(manager, invited, later, sequence + 1, state);
    }

    /** The report is this person's from now on, and who comes along is, too, where the visit is not over. */
    FieldVisit givenTo(String person, Instant now) {
        boolean comesAlong = isToCome(now);
        return with(person, comesAlong ? person : invited, slot, comesAlong ? sequence + 1 : sequence, state);
    }

    FieldVisit held(String person) {
        return with(person, invited, slot, sequence, State.HELD);
    }

    FieldVisit cancelled() {
        return with(manager, invited, slot, sequence + 1, State.CANCELLED);
    }

    /** Whether people have it in their calendars, and it is still of use to tell them about it. */
    boolean isToCome(Instant now) {
        return state == State.PLANNED && slot.endsAt().isAfter(now);
    }

    private FieldVisit with(String manager, String invited, Slot slot, int sequence, State state) {
        return new FieldVisit(id, planId, place, rep, manager, invited, holdBy, slot, sequence, state, version);
    }
}
