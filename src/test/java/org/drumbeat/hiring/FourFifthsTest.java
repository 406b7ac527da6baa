package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four-fifths rule, with numbers worked out by hand. */
class FourFifthsTest {

    @ParameterizedTest(name = "{0} of {1} against 50 of 100: ratio {2}, flagged: {3}")
    @CsvSource({
        "40, 100, 0.80, false",
        "39, 100, 0.78, true",
        // 0.7999 is rounded to 0.80 and is under it.
        "3999, 9999, 0.80, true",
        "4, 10, 0.80, false",
        "50, 100, 1.00, false",
        "0, 100, 0.00, true"
    })
    void flagsWhatIsUnderFourFifthsOfTheHighestRate(int selected, int reached, BigDecimal ratio, boolean flagged) {
        FourFifths.Selection selection = select(100_000, group("a", 100, 50), group("b", reached, selected));

        assertThat(selection.groups().get(0).ratio()).isEqualByComparingTo("1.00");
        assertThat(selection.groups().get(0).flagged()).isFalse();
        assertThat(selection.groups().get(1).ratio()).isEqualByComparingTo(ratio);
        assertThat(selection.groups().get(1).flagged()).isEqualTo(flagged);
        assertThat(selection.hidden()).isFalse();
    }

    @Test
    void showsTheCounts() {
        assertThat(select(20, group("a", 8, 2), group("b", 12, 6)).groups())
                .containsExactly(
                        new FourFifths.Group("a", 8, 2, new BigDecimal("0.250"), new BigDecimal("0.50"), true),
                        new FourFifths.Group("b", 12, 6, new BigDecimal("0.500"), new BigDecimal("1.00"), false));
    }

    @Test
    void showsAGroupFromFivePeopleOn() {
        FourFifths.Selection selection = select(29, group("a", 10, 5), group("b", 5, 1), group("c", 4, 4));

        assertThat(selection.groups()).extracting(FourFifths.Group::group).containsExactly("a", "b");
        assertThat(selection.hidden()).isTrue();
        assertThat(selection.groups().get(0).ratio()).isEqualByComparingTo("1.00");
    }

    @Test
    void hidesTheNextSmallestWhereTheHiddenCouldBeWorkedOut() {
        // Everybody but 2 of 32 is in a group that could be shown: 32 - 10 - 20 would give the third away.
        FourFifths.Selection selection = select(32, group("a", 10, 5), group("b", 20, 1), group("c", 2, 1));

        assertThat(selection.groups()).extracting(FourFifths.Group::group).containsExactly("b");
        assertThat(selection.hidden()).isTrue();
        assertThat(selection.groups().get(0).ratio())
                .as("nothing to compare it with")
                .isNull();
    }

    @Test
    void comparesNothingWhereNobodyWasSelected() {
        assertThat(select(20, group("a", 8, 0), group("b", 12, 0)).groups()).allSatisfy(group -> {
            assertThat(group.ratio()).isNull();
            assertThat(group.flagged()).isFalse();
        });
    }

    @Test
    void looksAtTheWholeWayFirstAndThenAtEachStep() {
        List<FourFifths.Category> categories = FourFifths.of(
                List.of(new FourFifths.Declared("gender", "a", Stage.APPLIED, 6)), Map.of(Stage.APPLIED, 6));

        assertThat(categories.get(0).selections())
                .extracting(FourFifths.Selection::from)
                .startsWith(Stage.APPLIED, Stage.APPLIED, Stage.SCREENED)
                .hasSize(7);
        assertThat(categories.get(0).selections().get(0).to()).isEqualTo(Stage.HIRED);
    }

    private record Counted(String code, int reached, int selected) {}

    private static Counted group(String code, int reached, int selected) {
        return new Counted(code, reached, selected);
    }

    /** From the offer to the hire. */
    private static FourFifths.Selection select(int everybody, Counted... groups) {
        List<FourFifths.Declared> declared = new ArrayList<>();
        for (Counted group : groups) {
            declared.add(new FourFifths.Declared("gender", group.code(), Stage.OFFER, group.reached()));
            declared.add(new FourFifths.Declared("gender", group.code(), Stage.HIRED, group.selected()));
        }
        List<FourFifths.Selection> all =
                FourFifths.of(declared, Map.of(Stage.OFFER, everybody)).get(0).selections();
        return all.get(all.size() - 1);
    }
}
