package org.drumbeat.coaching;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param focus null while it is to be chosen; what was proposed last until both agree
     */
    record Summary(
            @JsonUnwrapped @JsonIncludeProperties({"id", "rep", "state", "openedAt", "agreedAt", "endedAt"})
            CoachingPlan plan,

            Goal focus) {

        static Summary of(CoachingPlan plan, Map<String, Skill> skills) {
            return new Summary(plan, Goal.of(plan.focus(), skills));
        }
    }

    /** What a cycle is about, with the name of the skill in its version. */
    record Goal(String name, @JsonUnwrapped Focus.Wish wish) {

        static Goal of(Focus focus, Map<String, Skill> skills) {
            if (focus == null) {
                return null;
            }
            Skill skill = skills.get(focus.skillId());
            return new Goal(skill.name(), focus.wish(skill));
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
            FieldVisitReport.FollowUp followUp) {

        static Visit of(FieldVisit visit, Rating ownRating, Report report) {
            Optional<FieldVisit.Slot> slot = Optional.ofNullable(visit.slot());
            return new Visit(
                    visit.place(),
                    visit.state(),
                    visit.manager(),
                    visit.holdBy(),
                    slot.map(FieldVisit.Slot::startsAt).orElse(null),
                    slot.map(FieldVisit.Slot::durationMinutes).orElse(null),
                    slot.map(FieldVisit.Slot::customer).orElse(null),
                    slot.map(FieldVisit.Slot::purpose).orElse(null),
                    ownRating,
                    report,
                    report == null ? null : report.said().followUp());
        }
    }

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

    /** Whether the rep has read what is about them, and what they say to it, in the words that systems know. */
    record Confirmation(State confirmation, Instant confirmedAt, String repComment) {

        @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
        enum State {
            OPEN,
            CONFIRMED,
            NOT_CONFIRMED
        }

        private static Confirmation of(Acknowledgement acknowledgement) {
            State state = switch (acknowledgement.state()) {
                case OPEN -> State.OPEN;
                case ACKNOWLEDGED -> State.CONFIRMED;
                case LAPSED -> State.NOT_CONFIRMED;
            };
            return new Confirmation(state, acknowledgement.givenAt(), acknowledgement.comment());
        }
    }

    record Report(
            @JsonUnwrapped
            @JsonIncludeProperties({
                "writtenBy",
                "observed",
                "doDifferently",
                "agreedAction",
                "actionDate",
                "dueAt",
                "submittedAt"
            })
            FieldVisitReport said,

            BigDecimal mean,
            List<Level> levels,
            @JsonUnwrapped Confirmation confirmation) {

        static Report of(FieldVisitReport report, LevelRating rating, Skill skill) {
            return new Report(
                    report, report.meanLevel(), Level.of(rating, skill), Confirmation.of(report.acknowledgement()));
        }
    }

    record Review(
            @JsonUnwrapped @JsonIncludeProperties({"outcome", "summary", "reviewedBy", "reviewedAt"})
            CoachingPlan.Review said,

            @JsonUnwrapped Confirmation confirmation) {

        static Review of(CoachingPlan.Review review) {
            return review == null ? null : new Review(review, Confirmation.of(review.acknowledgement()));
        }
    }
}
