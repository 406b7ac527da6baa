package org.drumbeat.coaching;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A plan with all that was said in it, as far as its reader may see it; what they may not see (yet) is null, as is what nobody has
 * said.
 *
 * @param rep id of the person
 * @param focus null while it is to be chosen; what was proposed last until both agree
 */
record WholePlan(
        String id,
        String rep,
        CoachingPlan.State state,
        Goal focus,
        Instant openedAt,
        Instant agreedAt,
        Instant endedAt,
        List<CoachingPlan.Reason> reasons,
        List<Proposal> proposals,
        List<Visit> visits,
        Review review,
        CoachingPlan.Stop stop) {

    /** Enough to tell the plans of a rep apart. */
    record Line(
            String id,
            String rep,
            CoachingPlan.State state,
            Goal focus,
            Instant openedAt,
            Instant agreedAt,
            Instant endedAt) {}

    /**
     * What a cycle is about, in the words of its version of the skill.
     *
     * @param skill code of the skill
     */
    record Goal(String skill, String name, int baselineLevel, int targetLevel, int visits, int cadenceDays) {

        static Goal of(Focus focus, Skill skill) {
            return new Goal(
                    skill.code(),
                    skill.name(),
                    focus.baselineLevel(),
                    focus.targetLevel(),
                    focus.visits(),
                    focus.cadenceDays());
        }
    }

    /** @param by id of the person */
    record Proposal(String by, boolean byRep, Goal focus, String reason, Instant proposedAt) {}

    /**
     * @param manager id of the person who comes along
     * @param ownRating the rep's; a manager reads it when the report is in
     * @param report the manager's; the rep reads it when they have rated themselves, or the time for it is over
     * @param followUp likewise
     */
    record Visit(
            int place,
            FieldVisit.State state,
            String manager,
            LocalDate holdBy,
            Instant startsAt,
            Integer durationMinutes,
            String customer,
            String purpose,
            Rating ownRating,
            Report report,
            Checked followUp) {}

    /**
     * @param ratedAt null where the time passed without a rating
     * @param mean 1.00 to 5.00; null likewise
     */
    record Rating(Instant ratedAt, BigDecimal mean, List<Level> levels) {

        static Rating of(LevelRating rating, Skill skill) {
            return new Rating(rating.ratedAt(), rating.mean(), Level.of(rating, skill));
        }
    }

    /** @param behaviour its name in the version of the skill that the cycle is measured by */
    record Level(String behaviour, int level) {

        private static List<Level> of(LevelRating rating, Skill skill) {
            Map<String, String> names =
                    skill.behaviours().stream().collect(Collectors.toMap(Behaviour::behaviourId, Behaviour::name));
            return rating.levels().stream()
                    .map(rated -> new Level(names.get(rated.behaviourId()), rated.level()))
                    .toList();
        }
    }

    /** @param writtenBy id of the person */
    record Report(
            String writtenBy,
            BigDecimal mean,
            List<Level> levels,
            String observed,
            String doDifferently,
            String agreedAction,
            LocalDate actionDate,
            Instant dueAt,
            Instant submittedAt,
            VisitReport.Confirmation confirmation,
            Instant confirmedAt,
            String repComment) {

        static Report of(VisitReport report, LevelRating rating, Skill skill) {
            VisitReport.Account account = report.account();
            return new Report(
                    report.writtenBy(),
                    report.meanLevel(),
                    Level.of(rating, skill),
                    account.observed(),
                    account.doDifferently(),
                    account.agreedAction(),
                    account.actionDate(),
                    report.dueAt(),
                    report.submittedAt(),
                    report.confirmation(),
                    report.confirmation() == VisitReport.Confirmation.CONFIRMED ? report.settledAt() : null,
                    report.repComment());
        }
    }

    /** @param checkedBy id of the person */
    record Checked(FollowUp.Result result, String evidence, String checkedBy, Instant checkedAt) {

        static Checked of(FollowUp followUp) {
            return new Checked(followUp.result(), followUp.evidence(), followUp.checkedBy(), followUp.checkedAt());
        }
    }

    /** @param reviewedBy id of the person */
    record Review(
            CycleReview.Outcome outcome,
            String summary,
            String reviewedBy,
            Instant reviewedAt,
            Instant confirmedAt,
            String repComment) {

        static Review of(CycleReview review) {
            return new Review(
                    review.outcome(),
                    review.summary(),
                    review.reviewedBy(),
                    review.reviewedAt(),
                    review.confirmedAt(),
                    review.repComment());
        }
    }
}
