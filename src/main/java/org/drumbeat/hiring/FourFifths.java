package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether some group comes on much more rarely than another (29 CFR 1607.4): the ratio of its selection rate to the highest
 * one is flagged under 0.80. A screen, not a verdict: the counts are shown with it. Only those who say which group they
 * belong to are counted, and they are asked with the profile.
 */
final class FourFifths {

    /** A smaller group could be recognised, and so could the rest of the whole, if it is smaller. */
    private static final int SMALLEST_GROUP = 5;

    private FourFifths() {}

    /** How many of a group came to a stage. */
    record Declared(String category, String groupCode, Stage stage, int candidates) {}

    /** What people were asked, such as gender. */
    record Category(String category, List<Selection> selections) {}

    /**
     * From one stage to another; the first is the whole way.
     *
     * @param groups in the order of their codes
     * @param hidden whether there are groups of fewer than five, which are not among them; nor is a larger one, where the
     *     small ones could be worked out from it and the funnel. How many of a larger group came on is shown, even where they
     *     are fewer than five
     */
    record Selection(Stage from, Stage to, List<Group> groups, boolean hidden) {}

    /**
     * @param reached how many of the group came to the first stage
     * @param selected how many of them came to the other
     * @param rate selected of reached
     * @param ratio of the rate to the highest one, two decimals; null where there is nothing to compare it with
     * @param flagged whether the ratio is under 0.80 before it is rounded
     */
    record Group(String group, int reached, int selected, BigDecimal rate, BigDecimal ratio, boolean flagged) {

        /** Compares selected / reached without rounding. */
        private static int compareRates(Group one, Group other) {
            return Long.compare((long) one.selected * other.reached, (long) other.selected * one.reached);
        }

        private Group comparedWith(Group best) {
            if (best.selected == 0) {
                return this;
            }
            BigInteger mine = BigInteger.valueOf(selected).multiply(BigInteger.valueOf(best.reached));
            BigInteger highest = BigInteger.valueOf(best.selected).multiply(BigInteger.valueOf(reached));
            boolean under = mine.multiply(BigInteger.valueOf(5)).compareTo(highest.multiply(BigInteger.valueOf(4))) < 0;
            BigDecimal ratio = new BigDecimal(mine).divide(new BigDecimal(highest), 2, RoundingMode.HALF_UP);
            return new Group(group, reached, selected, rate, ratio, under);
        }
    }

    /** @param everybody how many came to each stage, whether they say what they belong to or not */
    static List<Category> of(List<Declared> declared, Map<Stage, Integer> everybody) {
        Map<String, Map<String, Map<Stage, Integer>>> counts = new TreeMap<>();
        declared.forEach(count -> counts.computeIfAbsent(count.category(), category -> new TreeMap<>())
                .computeIfAbsent(count.groupCode(), group -> new TreeMap<>())
                .put(count.stage(), count.candidates()));
        return counts.entrySet().stream()
                .map(category -> new Category(category.getKey(), selections(category.getValue(), everybody)))
                .toList();
    }

    private static List<Selection> selections(Map<String, Map<Stage, Integer>> groups, Map<Stage, Integer> everybody) {
        List<Selection> selections = new ArrayList<>();
        selections.add(selection(Stage.APPLIED, Stage.HIRED, groups, everybody));
        Stage[] stages = Stage.values();
        for (int i = 0; i + 1 < stages.length; i++) {
            selections.add(selection(stages[i], stages[i + 1], groups, everybody));
        }
        return selections;
    }

    private static Selection selection(
            Stage from, Stage to, Map<String, Map<Stage, Integer>> groups, Map<Stage, Integer> everybody) {
        List<Group> all = new ArrayList<>();
        groups.forEach((group, reached) -> {
            int first = reached.getOrDefault(from, 0);
            int second = reached.getOrDefault(to, 0);
            if (first > 0) {
                all.add(new Group(group, first, second, Rates.of(second, first), null, false));
            }
        });
        List<Group> shown = new ArrayList<>(all);
        shown.removeIf(group -> group.reached() < SMALLEST_GROUP);
        while (shown.size() < all.size()
                && !shown.isEmpty()
                && rest(shown, everybody.getOrDefault(from, 0)) < SMALLEST_GROUP) {
            shown.remove(
                    shown.stream().min(Comparator.comparingInt(Group::reached)).orElseThrow());
        }
        Optional<Group> best =
                shown.size() < 2 ? Optional.empty() : shown.stream().max(Group::compareRates);
        List<Group> compared = shown.stream()
                .map(group -> best.map(group::comparedWith).orElse(group))
                .toList();
        return new Selection(from, to, compared, shown.size() < all.size());
    }

    private static int rest(List<Group> shown, int everybody) {
        return everybody - shown.stream().mapToInt(Group::reached).sum();
    }
}
