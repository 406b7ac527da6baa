package org.drumbeat.coaching;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What the manager says of a visit, and that the rep has read it.
 *
 * @param writtenBy id of the person
 * @param meanLevel over the behaviours of the skill, 1.00 to 5.00
 * @param dueAt when it was due; null where its diagram said nothing
 * @param settledAt when the rep confirmed it, or let the time for that pass; null until then
 * @param repComment may be null
 */
record VisitReport(
        @Id String visitId,
        String writtenBy,
        BigDecimal meanLevel,
        @Embedded.Empty Account account,
        Instant dueAt,
        Instant submittedAt,
        Confirmation confirmation,
        Instant settledAt,
        String repComment,
        @Version Integer version) {

    /** Whether the rep has read it. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Confirmation {
        OPEN,
        CONFIRMED,
        NOT_CONFIRMED
    }

    /**
     * What was seen and agreed.
     *
     * @param doDifferently one thing: over a third of feedback makes work worse, more so where it aims at the person (Kluger
     *     and DeNisi 1996), so it is about behaviour and about one
     * @param actionDate on which it is checked whether it was done
     */
    record Account(String observed, String doDifferently, String agreedAction, LocalDate actionDate) {

        private static final int FURTHEST_DAYS = 180;

        /** @throws Refusal where the date is past, or too far away to be followed up */
        static Account of(String observed, String doDifferently, String action, LocalDate actionDate, LocalDate today) {
            if (actionDate.isBefore(today)) {
                throw Refusal.invalid("“By when?” is in the past: choose a day to come.");
            }
            if (actionDate.isAfter(today.plusDays(FURTHEST_DAYS))) {
                throw Refusal.invalid("“By when?” is more than " + FURTHEST_DAYS
                        + " days away: agree on something that can be done sooner.");
            }
            return new Account(observed, doDifferently, action, actionDate);
        }
    }

    static VisitReport of(
            String visitId, String person, BigDecimal meanLevel, Account account, Instant dueAt, Instant now) {
        return new VisitReport(visitId, person, meanLevel, account, dueAt, now, Confirmation.OPEN, null, null, null);
    }

    /** The rep has read it, which is not to say that they agree. */
    VisitReport confirmed(String comment, Instant now) {
        return with(Confirmation.CONFIRMED, now, comment);
    }

    VisitReport notConfirmed(Instant now) {
        return with(Confirmation.NOT_CONFIRMED, now, null);
    }

    private VisitReport with(Confirmation confirmation, Instant settledAt, String repComment) {
        return new VisitReport(
                visitId,
                writtenBy,
                meanLevel,
                account,
                dueAt,
                submittedAt,
                confirmation,
                settledAt,
                repComment,
                version);
    }
}
