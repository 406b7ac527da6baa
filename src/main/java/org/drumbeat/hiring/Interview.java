package org.drumbeat.hiring;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * One interview of one candidate as it is planned; its id and sequence are those of the invitation in calendars.
 *
 * @param seat id of the person of the kit whose place this is, whoever has taken it since
 * @param interviewer id of the person who conducts it
 * @param sequence raised by every change that the invited have to learn
 */
record Interview(
        @Id String id,
        String candidacyId,
        QuestionGuide.Kind kind,
        String seat,
        String interviewer,
        @Embedded.Empty Slot slot,
        int sequence,
        State state,
        @Version Integer version) {

    /** An interview as a line of a list. */
    record Listed(String id, String candidate, String interviewer, Instant startsAt) {}

    /** Whose time an interview takes: the interviewer's, and the candidate's, who is known by their e-mail address. */
    record Booking(
            String id,
            String interviewer,
            String email,
            @Embedded.Empty Slot slot) {}

    /** Whether it is still to be held. */
    enum State {
        PLANNED,
        HELD,
        CANCELLED
    }

    /** When and where. */
    record Slot(Instant startsAt, int durationMinutes, String place) {

        private static final int SHORTEST = 15;
        private static final int LONGEST = 480;
        private static final DateTimeFormatter WHEN =
                DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu, h:mm a", Locale.US);

        /** @throws Refusal where it is over already, or no length for an interview */
        static Slot of(Instant startsAt, int durationMinutes, String place, Instant now) {
            if (startsAt.isBefore(now)) {
                throw Refusal.invalid("“Start” is in the past: choose a time to come.");
            }
            if (durationMinutes < SHORTEST || durationMinutes > LONGEST) {
                throw Refusal.invalid("“Minutes” must be from " + SHORTEST + " to " + LONGEST
                        + ": an interview takes about an hour.");
            }
            return new Slot(startsAt, durationMinutes, place);
        }

        /** When it begins, on the clocks of this zone. */
        String inWords(ZoneId zone) {
            return inWords(startsAt, zone);
        }

        static String inWords(Instant startsAt, ZoneId zone) {
            return WHEN.format(startsAt.atZone(zone));
        }

        Instant endsAt() {
            return startsAt.plus(Duration.ofMinutes(durationMinutes));
        }

        boolean overlaps(Slot other) {
            return startsAt.isBefore(other.endsAt()) && other.startsAt().isBefore(endsAt());
        }
    }

    static Interview planned(String candidacyId, QuestionGuide.Kind kind, String seat, String interviewer, Slot slot) {
        return new Interview(
                UUID.randomUUID().toString(), candidacyId, kind, seat, interviewer, slot, 0, State.PLANNED, null);
    }

    /** @throws Refusal where it has been held or cancelled */
    Interview moved(Slot slot) {
        requirePlanned();
        return with(interviewer, slot, sequence + 1, state);
    }

    Interview givenTo(String person) {
        return with(person, slot, sequence + 1, state);
    }

    Interview heldBy(String person) {
        return with(person, slot, sequence, State.HELD);
    }

    Interview cancelled() {
        return with(interviewer, slot, sequence + 1, State.CANCELLED);
    }

    /** It was held before its time, which the invited learn. */
    Interview heldEarlierBy(String person) {
        return with(person, slot, sequence + 1, State.HELD);
    }

    /** Whether nobody can have held it at its time. */
    boolean isAhead(Instant now) {
        return now.isBefore(slot.startsAt());
    }

    /** Whether it is still of use to tell people about it. */
    boolean isToCome(Instant now) {
        return slot.endsAt().isAfter(now);
    }

    private void requirePlanned() {
        if (state != State.PLANNED) {
            throw Refusal.conflict("This interview has been " + (state == State.HELD ? "held" : "cancelled")
                    + ", so it can no longer be moved.");
        }
    }

    private Interview with(String interviewer, Slot slot, int sequence, State state) {
        return new Interview(id, candidacyId, kind, seat, interviewer, slot, sequence, state, version);
    }
}
