package org.drumbeat.coaching;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.drumbeat.agreement.Acknowledgement;
import org.drumbeat.text.ChoiceInWords;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What the manager says of a visit, whether the rep has read it, and what came of it.
 *
 * @param writtenBy id of the person
 * @param meanLevel over the behaviours of the skill, 1.00 to 5.00
 * @param doDifferently one thing: over a third of feedback makes work worse, more so where it aims at the person (Kluger and
 *     DeNisi 1996), so it is about behaviour and about one
 * @param actionDate on which it is checked whether what was agreed was done
 * @param dueAt when it was due; null where its diagram said nothing
 * @param followUp null until it is checked
 */
record FieldVisitReport(
        @Id String visitId,
        String writtenBy,
        BigDecimal meanLevel,
        String observed,
        String doDifferently,
        String agreedAction,
        LocalDate actionDate,
        Instant dueAt,
        Instant submittedAt,
        @Embedded.Nullable(prefix = "acknowledgement_") Acknowledgement acknowledgement,
        @Embedded.Nullable(prefix = "follow_up_") FollowUp followUp,
        @Version Integer version) {

    private static final int FURTHEST_DAYS = 180;

    /**
     * Whether what both agreed on was done.
     *
     * @param evidence how the manager knows
     * @param checkedBy id of the person
     */
    record FollowUp(Result result, String evidence, String checkedBy, Instant checkedAt) {

        /** How far it was done. */
        @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
        enum Result {
            DONE,
            PARTLY,
            NOT_DONE
        }
    }

    /**
     * What the manager writes, as the form asks for it.
     *
     * @param actionDate null where it is as usual
     * @param nextStartsAt null where the next visit is scheduled later, in a task of its own
     * @param nextDurationMinutes null where it is as long as this one
     */
    record Written(
            String observed,
            List<Behaviour.ToRate> levels,
            String doDifferently,
            String action,
            LocalDate actionDate,
            String nextStartsAt,
            Integer nextDurationMinutes) {

        /** @throws Refusal where the next visit has a length and no time */
        boolean plansNext() {
            boolean planned = nextStartsAt != null && !nextStartsAt.isBlank();
            if (!planned && nextDurationMinutes != null) {
                throw Refusal.invalid(
                        "“Minutes of the next visit” needs “Next visit”: say when it is, or leave both empty.");
            }
            return planned;
        }
    }

    /**
     * @param dueAt when it was due, or null
     * @throws Refusal where the day of the action is past, or too far away to be followed up
     */
    static FieldVisitReport of(
            FieldVisit visit,
            String person,
            BigDecimal meanLevel,
            Written written,
            LocalDate actionDate,
            Instant dueAt,
            Instant now,
            LocalDate today) {
        if (actionDate.isBefore(today)) {
            throw Refusal.invalid("“By when?” is in the past: choose a day to come.");
        }
        if (actionDate.isAfter(today.plusDays(FURTHEST_DAYS))) {
            throw Refusal.invalid("“By when?” is more than " + FURTHEST_DAYS
                    + " days away: agree on something that can be done sooner.");
        }
        return new FieldVisitReport(
                visit.id(),
                person,
                meanLevel,
                written.observed(),
                written.doDifferently(),
                written.action(),
                actionDate,
                dueAt,
                now,
                Acknowledgement.openFor(visit.rep()),
                null,
                null);
    }

    /** Whether what was agreed was done. */
    String resultInWords() {
        return followUp == null ? "not checked" : ChoiceInWords.of(followUp.result());
    }

    FieldVisitReport confirmed(String comment, Instant now) {
        return with(acknowledgement.given(comment, now), followUp);
    }

    FieldVisitReport notConfirmed(Instant now) {
        return with(acknowledgement.lapsed(now), followUp);
    }

    FieldVisitReport with(FollowUp followUp) {
        return with(acknowledgement, followUp);
    }

    private FieldVisitReport with(Acknowledgement acknowledgement, FollowUp followUp) {
        return new FieldVisitReport(
                visitId,
                writtenBy,
                meanLevel,
                observed,
                doDifferently,
                agreedAction,
                actionDate,
                dueAt,
                submittedAt,
                acknowledgement,
                followUp,
                version);
    }
}
