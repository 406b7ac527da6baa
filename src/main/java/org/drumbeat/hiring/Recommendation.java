package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What the scorecards of a candidate say together, what the decision table advises, and what was decided then. Ratings are
 * combined by a fixed rule and people decide with reasons (Conway et al. 1995; Kuncel et al. 2013).
 *
 * @param advice null until the decision is made
 * @param decision what the hiring manager decided; null until then
 */
record Recommendation(
        @Id String candidacyId,
        @Embedded.Empty Tally tally,
        Set<CompetencyMean> means,
        @Embedded.Nullable Advice advice,
        Verdict decision,
        @Version Integer version) {

    private static final BigDecimal LOW_BELOW = new BigDecimal("2.50");
    private static final BigDecimal HIGH_FROM = new BigDecimal("3.00");

    /**
     * All scorecards in a few numbers.
     *
     * @param mean of the means of all competencies, 1.00 to 4.00, so that each competency counts the same
     * @param spread the largest difference between two of the panel on one question, 0 to 3
     * @param inFavourCount interviewers who would hire
     * @param againstCount interviewers who would not, the strong ones among them
     */
    record Tally(BigDecimal mean, int spread, int inFavourCount, int againstCount, int strongNoCount) {}

    /** @param ratings how many it is the mean of */
    record CompetencyMean(String competency, BigDecimal mean, int ratings) {}

    /**
     * What the decision table advises.
     *
     * @param reason the table's sentence why
     */
    record Advice(Outcome outcome, String reason) {

        /** Whether this decision goes against it; where the advice is to discuss, none does. */
        boolean isAgainst(Verdict decision) {
            return outcome == Outcome.HIRE && decision == Verdict.DECLINE
                    || outcome == Outcome.DO_NOT_HIRE && decision == Verdict.HIRE;
        }
    }

    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Outcome {
        HIRE("Hire"),
        DISCUSS("Discuss"),
        DO_NOT_HIRE("Do not hire");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /**
         * The outcome with this code.
         *
         * @param code such as {@code do_not_hire}
         * @throws IllegalArgumentException where the decision table answers something else
         */
        static Outcome of(String code) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(code))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "The table candidacy-recommendation answers something else than hire, discuss or do_not_hire"));
        }
    }

    /** What a hiring manager decides. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Verdict {
        HIRE,
        DECLINE
    }

    /** @param guides what was asked in each kind of interview */
    static Recommendation of(
            String candidacyId, List<Scorecard> scorecards, Map<QuestionGuide.Kind, QuestionGuide> guides) {
        Map<String, List<Integer>> ratings = new TreeMap<>();
        for (Scorecard card : scorecards) {
            QuestionGuide guide = guides.get(card.kind());
            card.scores()
                    .forEach(score -> ratings.computeIfAbsent(
                                    guide.competencyOf(score.questionId()), competency -> new ArrayList<>())
                            .add(score.rating()));
        }
        Set<CompetencyMean> means = ratings.entrySet().stream()
                .map(entry -> new CompetencyMean(
                        entry.getKey(), mean(entry.getValue()), entry.getValue().size()))
                .collect(Collectors.toSet());
        BigDecimal overall = means.stream()
                .map(CompetencyMean::mean)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(means.size()), 2, RoundingMode.HALF_UP);
        int inFavour = (int) scorecards.stream()
                .filter(card -> card.recommendation().isInFavour())
                .count();
        int strongNo = (int) scorecards.stream()
                .filter(card -> card.recommendation() == Scorecard.Recommendation.STRONG_NO)
                .count();
        Tally tally = new Tally(overall, widestSpread(scorecards), inFavour, scorecards.size() - inFavour, strongNo);
        return new Recommendation(candidacyId, tally, means, null, null, null);
    }

    private static BigDecimal mean(Collection<Integer> ratings) {
        int sum = ratings.stream().mapToInt(Integer::intValue).sum();
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(ratings.size()), 2, RoundingMode.HALF_UP);
    }

    private static int widestSpread(List<Scorecard> scorecards) {
        Map<String, IntSummaryStatistics> byQuestion = new LinkedHashMap<>();
        scorecards.stream()
                .filter(card -> card.kind() == QuestionGuide.Kind.BEHAVIORAL)
                .flatMap(card -> card.scores().stream())
                .forEach(score -> byQuestion
                        .computeIfAbsent(score.questionId(), question -> new IntSummaryStatistics())
                        .accept(score.rating()));
        return byQuestion.values().stream()
                .mapToInt(ratings -> ratings.getMax() - ratings.getMin())
                .max()
                .orElse(0);
    }

    /** The mean as decision tables see it: {@code low} below 2.50, {@code high} from 3.00 on, else {@code middle}. */
    String meanBand() {
        if (tally.mean.compareTo(LOW_BELOW) < 0) {
            return "low";
        }
        return tally.mean.compareTo(HIGH_FROM) < 0 ? "middle" : "high";
    }

    /** @param advice what the table advised the one who decides */
    Recommendation decided(Advice advice, Verdict decision) {
        return new Recommendation(candidacyId, tally, means, advice, decision, version);
    }
}
