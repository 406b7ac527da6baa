package org.drumbeat.coaching;

import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * Where the rep or the manager sees the rep on one visit. The rep's own is read by nobody else before the report is in.
 *
 * @param levels one a behaviour of the skill; none where it was not rated
 * @param ratedAt null where it was not rated in time
 */
record LevelRating(
        @Id String id,
        String visitId,
        Rater rater,
        List<RatedLevel> levels,
        Instant ratedAt,
        @Version Integer version) {

    private static final int DECIMALS = 2;

    /** Who rates. */
    enum Rater {
        REP,
        MANAGER
    }

    /** The level that somebody saw on one behaviour of a skill, 1 to 5. */
    record RatedLevel(String behaviourId, int level) {

        private boolean isInRange() {
            return level >= Focus.LOWEST_LEVEL && level <= Focus.HIGHEST_LEVEL;
        }
    }

    /** A rating with one of its levels: what a look at many ratings at once finds; {@code rated} is null where there is none. */
    record Row(
            String id,
            String visitId,
            Rater rater,
            Instant ratedAt,
            Integer version,
            @Embedded.Nullable RatedLevel rated) {}

    /** @param rows all of one rating, in the order of its levels */
    static LevelRating of(List<Row> rows) {
        Row first = rows.get(0);
        return new LevelRating(
                first.id(),
                first.visitId(),
                first.rater(),
                rows.stream().map(Row::rated).filter(Objects::nonNull).toList(),
                first.ratedAt(),
                first.version());
    }

    /** @throws Refusal where not every behaviour of the skill is rated once */
    static LevelRating of(String visitId, Rater rater, Skill skill, List<Behaviour.ToRate> answers, Instant now) {
        List<RatedLevel> levels = answers.stream()
                .map(answer -> new RatedLevel(answer.behaviourId(), answer.level()))
                .toList();
        Set<String> asked =
                skill.behaviours().stream().map(Behaviour::behaviourId).collect(toSet());
        Set<String> rated = levels.stream().map(RatedLevel::behaviourId).collect(toSet());
        if (levels.size() != asked.size()
                || !rated.equals(asked)
                || !levels.stream().allMatch(RatedLevel::isInRange)) {
            throw Refusal.invalid("“Behaviours” must hold each of the " + asked.size() + " behaviours of “"
                    + skill.name() + "” once, at a level from " + Focus.LOWEST_LEVEL + " to " + Focus.HIGHEST_LEVEL
                    + ".");
        }
        return new LevelRating(UUID.randomUUID().toString(), visitId, rater, levels, now, null);
    }

    /** The visit began before the rep had rated themselves. */
    static LevelRating missing(String visitId) {
        return new LevelRating(UUID.randomUUID().toString(), visitId, Rater.REP, List.of(), null, null);
    }

    boolean isGiven() {
        return ratedAt != null;
    }

    /** The mean over the behaviours, 1.00 to 5.00; null where it was not rated. */
    BigDecimal mean() {
        return levels.isEmpty()
                ? null
                : BigDecimal.valueOf(levels.stream().mapToInt(RatedLevel::level).sum())
                        .divide(BigDecimal.valueOf(levels.size()), DECIMALS, RoundingMode.HALF_UP);
    }

    /** The level of one behaviour as it stands in a table. */
    String levelOf(String behaviourId) {
        return levels.stream()
                .filter(rated -> rated.behaviourId().equals(behaviourId))
                .map(rated -> String.valueOf(rated.level()))
                .findFirst()
                .orElse("not rated");
    }
}
