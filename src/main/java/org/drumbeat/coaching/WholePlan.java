package org.drumbeat.coaching;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drumbeat.agreement.Acknowledgement;

/**
 * A plan with all that was said in it, as far as its reader may see it; what they may not see (yet) is null, as is what nobody has
 * said.
 */
record WholePlan(
        @JsonUnwrapped Summary summary,
        List<CoachingPlan.Reason> reasons,
        List<Proposed> proposals,
        List<Visit> visits,
        Review review,
        CoachingPlan.Stop stop) {

    /**
     * Enough to tell the plans of a rep apart.
     *
     * @param rep id of the person
     * @param focus null while it is to be chosen; what was proposed last until both agree
     */
    record Summary(
            String id,
            String rep,
            CoachingPlan.State state,
            Goal focus,
            Instant openedAt,
            Instant agreedAt,
            Instant endedAt) {

        static Summary of(CoachingPlan plan, Map<String, Skill> skills) {
            return new Summary(
                    plan.id(),
                    plan.rep(),
                    plan.state(),
                    Goal.of(plan.focus(), skills),
                    plan.openedAt(),
                    plan.agreedAt(),
                    plan.endedAt());
        }
    }

    /**
     * What a cycle is about, in the words of its version of the skill.
     *
     * @param skill code of the skill
     */
    record Goal(String skill, String name, int baselineLevel, int targetLevel, int visits, int cadenceDays) {

        static Goal of(Focus focus, Map<String, Skill> skills) {
            if (focus == null) {
                return null;
            }
            Skill skill = skills.get(focus.skillId());
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
    record Proposed(String by, boolean byRep, Goal focus, String reason, Instant proposedAt) {}

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
            FollowUp followUp) {}

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

    /** Whether the rep has read what is about them, in the words that systems know. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Confirmation {
        OPEN,
        CONFIRMED,
        NOT_CONFIRMED;

        private static Confirmation of(Acknowledgement acknowledgement) {
            return switch (acknowledgement.state()) {
                case OPEN -> OPEN;
                case ACKNOWLEDGED -> CONFIRMED;
                case LAPSED -> NOT_CONFIRMED;
            };
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
            Confirmation confirmation,
            Instant confirmedAt,
            String repComment) {

        static Report of(FieldVisitReport report, LevelRating rating, Skill skill) {
            return new Report(
                    report.writtenBy(),
                    report.meanLevel(),
                    Level.of(rating, skill),
                    report.observed(),
                    report.doDifferently(),
                    report.agreedAction(),
                    report.actionDate(),
                    report.dueAt(),
                    report.submittedAt(),
                    Confirmation.of(report.acknowledgement()),
                    report.acknowledgement().givenAt(),
                    report.acknowledgement().comment());
        }
    }

    /** @param reviewedBy id of the person */
    record Review(
            CycleReview.Outcome outcome,
            String summary,
            String reviewedBy,
            Instant reviewedAt,
            Confirmation confirmation,
            Instant confirmedAt,
            String repComment) {

        static Review of(CycleReview review) {
            return review == null
                    ? null
                    : new Review(
                            review.outcome(),
                            review.summary(),
                            review.reviewedBy(),
                            review.reviewedAt(),
                            Confirmation.of(review.acknowledgement()),
                            review.acknowledgement().givenAt(),
                            review.acknowledgement().comment());
        }
    }
}
