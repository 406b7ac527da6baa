package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.drumbeat.workflow.Refusal;

/**
 * The profile that Drumbeat comes with: the Mini-IPIP, twenty statements that people rate as accurate or not about
 * themselves, four for each of five factors (Donnellan, Oswald, Baird and Lucas 2006, Psychological Assessment 18(2), 192–203;
 * items of the International Personality Item Pool, in the public domain).
 */
final class MiniIpip {

    /** The steps from “very inaccurate” (1) to “very accurate” (5). */
    static final List<String> STEPS = List.of(
            "Very inaccurate",
            "Rather inaccurate",
            "Neither accurate nor inaccurate",
            "Rather accurate",
            "Very accurate");

    /**
     * Means and standard deviations of 422,326 people who answered the same items on the web from 2016 to 2018 and allowed
     * their use for research (Open-Source Psychometrics Project, IPIP-FFM data), as means of the answers 1 to 5.
     */
    static final String NORM = "Compared with 422,326 people who answered the same items on the web, 2016–2018"
            + " (Open-Source Psychometrics Project). Below and above mean more than one standard deviation away.";

    private static final int HIGHEST = STEPS.size();
    private static final int ITEMS_A_SCALE = 4;

    private MiniIpip() {}

    /** A factor with the mean and the standard deviation of the norm. */
    private enum Scale {
        EXTRAVERSION("Extraversion", "2.81", "1.03"),
        AGREEABLENESS("Agreeableness", "3.80", "0.90"),
        CONSCIENTIOUSNESS("Conscientiousness", "3.20", "0.90"),
        EMOTIONAL_STABILITY("Emotional stability", "3.06", "0.91"),
        IMAGINATION("Intellect and imagination", "4.05", "0.77");

        private final String label;
        private final BigDecimal mean;
        private final BigDecimal deviation;

        Scale(String label, String mean, String deviation) {
            this.label = label;
            this.mean = new BigDecimal(mean);
            this.deviation = new BigDecimal(deviation);
        }

        private Assessment.ScaleScore scored(BigDecimal score) {
            String band = score.compareTo(mean.subtract(deviation)) < 0
                    ? "below average"
                    : score.compareTo(mean.add(deviation)) > 0 ? "above average" : "average";
            return new Assessment.ScaleScore(label, score, band);
        }
    }

    /** A statement; the reversed ones speak of the low end of their factor. */
    private enum Item {
        PARTY("I am the life of the party.", Scale.EXTRAVERSION, false),
        SYMPATHY("I sympathize with others’ feelings.", Scale.AGREEABLENESS, false),
        CHORES("I get chores done right away.", Scale.CONSCIENTIOUSNESS, false),
        MOODS("I have frequent mood swings.", Scale.EMOTIONAL_STABILITY, true),
        VIVID("I have a vivid imagination.", Scale.IMAGINATION, false),
        QUIET("I don’t talk a lot.", Scale.EXTRAVERSION, true),
        PROBLEMS("I am not interested in other people’s problems.", Scale.AGREEABLENESS, true),
        PLACE("I often forget to put things back in their proper place.", Scale.CONSCIENTIOUSNESS, true),
        RELAXED("I am relaxed most of the time.", Scale.EMOTIONAL_STABILITY, false),
        ABSTRACT("I am not interested in abstract ideas.", Scale.IMAGINATION, true),
        TALKS("I talk to a lot of different people at parties.", Scale.EXTRAVERSION, false),
        EMOTIONS("I feel others’ emotions.", Scale.AGREEABLENESS, false),
        ORDER("I like order.", Scale.CONSCIENTIOUSNESS, false),
        UPSET("I get upset easily.", Scale.EMOTIONAL_STABILITY, true),
        DIFFICULTY("I have difficulty understanding abstract ideas.", Scale.IMAGINATION, true),
        BACKGROUND("I keep in the background.", Scale.EXTRAVERSION, true),
        OTHERS("I am not really interested in others.", Scale.AGREEABLENESS, true),
        MESS("I make a mess of things.", Scale.CONSCIENTIOUSNESS, true),
        BLUE("I seldom feel blue.", Scale.EMOTIONAL_STABILITY, false),
        NO_IMAGINATION("I do not have a good imagination.", Scale.IMAGINATION, true);

        private final String statement;
        private final Scale scale;
        private final boolean reversed;

        Item(String statement, Scale scale, boolean reversed) {
            this.statement = statement;
            this.scale = scale;
            this.reversed = reversed;
        }

        private int points(int answer) {
            return reversed ? HIGHEST + 1 - answer : answer;
        }
    }

    /** The statements, in their published order. */
    static List<String> statements() {
        return Arrays.stream(Item.values()).map(item -> item.statement).toList();
    }

    /**
     * The mean of the four answers of each factor, 1.00 to 5.00, beside the norm.
     *
     * @param answers from 1 to 5, in the order of the statements
     * @throws Refusal where one is missing, or is no step
     */
    static List<Assessment.ScaleScore> score(List<Integer> answers) {
        Item[] items = Item.values();
        boolean whole = answers.size() == items.length
                && answers.stream().allMatch(answer -> answer != null && answer >= 1 && answer <= HIGHEST);
        if (!whole) {
            throw Refusal.invalid("Please answer each of the " + items.length + " statements.");
        }
        return Arrays.stream(Scale.values())
                .map(scale -> {
                    int sum = IntStream.range(0, items.length)
                            .filter(i -> items[i].scale == scale)
                            .map(i -> items[i].points(answers.get(i)))
                            .sum();
                    return scale.scored(
                            BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(ITEMS_A_SCALE), 2, RoundingMode.HALF_UP));
                })
                .toList();
    }
}
