package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.drumbeat.hiring.Assessment.ScaleScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in profile's key and norm. */
class MiniIpipTest {

    @Test
    void asksTwentyDifferentStatementsInFiveSteps() {
        assertThat(MiniIpip.statements()).hasSize(20).doesNotHaveDuplicates();
        assertThat(MiniIpip.STEPS).hasSize(5);
    }

    /** Whoever agrees to everything stands in the middle of each scale with two items either way. */
    @Test
    void agreeingToEverythingShowsHowManyItemsAreReversed() {
        assertThat(MiniIpip.score(Collections.nCopies(20, 5)))
                .extracting(ScaleScore::scale, ScaleScore::score)
                .containsExactly(
                        tuple("Extraversion", new BigDecimal("3.00")),
                        tuple("Agreeableness", new BigDecimal("3.00")),
                        tuple("Conscientiousness", new BigDecimal("3.00")),
                        tuple("Emotional stability", new BigDecimal("3.00")),
                        tuple("Intellect and imagination", new BigDecimal("2.00")));
    }

    /** The published key: E+ 1 11, E− 6 16; A+ 2 12, A− 7 17; C+ 3 13, C− 8 18; N+ 4 14, N− 9 19; I+ 5, I− 10 15 20. */
    @ParameterizedTest
    @CsvSource({
        "1, Extraversion, 2.50",
        "11, Extraversion, 2.50",
        "6, Extraversion, 3.50",
        "16, Extraversion, 3.50",
        "2, Agreeableness, 2.50",
        "12, Agreeableness, 2.50",
        "7, Agreeableness, 3.50",
        "17, Agreeableness, 3.50",
        "3, Conscientiousness, 2.50",
        "13, Conscientiousness, 2.50",
        "8, Conscientiousness, 3.50",
        "18, Conscientiousness, 3.50",
        "4, Emotional stability, 3.50",
        "14, Emotional stability, 3.50",
        "9, Emotional stability, 2.50",
        "19, Emotional stability, 2.50",
        "5, Intellect and imagination, 2.50",
        "10, Intellect and imagination, 3.50",
        "15, Intellect and imagination, 3.50",
        "20, Intellect and imagination, 3.50"
    })
    void oneStatementMovesItsOwnScaleTheRightWay(int statement, String scale, BigDecimal score) {
        List<Integer> answers = new ArrayList<>(Collections.nCopies(20, 3));
        answers.set(statement - 1, 1);

        assertThat(MiniIpip.score(answers))
                .filteredOn(result -> result.score().compareTo(new BigDecimal("3.00")) != 0)
                .extracting(ScaleScore::scale, ScaleScore::score)
                .containsExactly(tuple(scale, score));
    }

    @ParameterizedTest
    @CsvSource({"1, below average", "2, average", "3, average", "4, above average"})
    void aBandIsOneStandardDeviationWide(int extraversion, String band) {
        List<Integer> answers = new ArrayList<>(Collections.nCopies(20, 3));
        answers.set(0, extraversion);
        answers.set(10, extraversion);
        answers.set(5, 6 - extraversion);
        answers.set(15, 6 - extraversion);

        assertThat(MiniIpip.score(answers).get(0))
                .isEqualTo(new ScaleScore("Extraversion", new BigDecimal(extraversion + ".00"), band));
    }

    @Test
    void isScoredOnlyWhole() {
        List<Integer> missing = new ArrayList<>(Collections.nCopies(20, 3));
        missing.set(7, null);

        for (List<Integer> answers :
                List.of(missing, Collections.nCopies(19, 3), Collections.nCopies(20, 0), Collections.nCopies(20, 6))) {
            assertThatThrownBy(() -> MiniIpip.score(answers)).hasMessage("Please answer each of the 20 statements.");
        }
    }
}
