package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row of levels says about progress. */
class LevelSeriesTest {

    @ParameterizedTest(name = "from {0} to {1}, seen {2}: {3}, {4} visits without progress")
    @CsvSource({
        "2, 3, 2.00, NONE, 1",
        "2, 3, 2.33, GAINED, 0",
        "2, 3, 3.00, REACHED, 0",
        "2, 3, 2.99, GAINED, 0",
        "2, 3, 1.50, NONE, 1",
        "2, 4, 2.50 2.50, NONE, 1",
        "2, 4, 2.50 2.20 2.40, NONE, 2",
        "2, 4, 2.50 2.20 2.60, GAINED, 0",
        "2, 4, 2.00 2.00 2.00, NONE, 3",
        "2, 3, 3.33 3.00, REACHED, 1",
    })
    void comparesEachVisitWithTheBestBefore(
            int baseline, int target, String means, LevelSeries.Progress progress, int withoutProgress) {
        LevelSeries series = new LevelSeries(
                baseline,
                target,
                Arrays.stream(means.split(" ")).map(BigDecimal::new).toList());

        assertThat(series.progress()).isEqualTo(progress);
        assertThat(series.withoutProgress()).isEqualTo(withoutProgress);
    }
}
