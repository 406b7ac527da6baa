package org.drumbeat.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What comes twice among many. */
class FirstRowsTest {

    private static final int MANY = 300_000;

    @Test
    void knowsTheFirstRowOfEverythingThatComesTwiceAndOfNothingElse() {
        FirstRows rows = new FirstRows();

        assertThat(IntStream.range(0, MANY)).allMatch(i -> rows.of("rep" + i % 1000 + " " + i / 1000, i) == i);
        assertThat(IntStream.range(0, MANY)).allMatch(i -> rows.of("rep" + i % 1000 + " " + i / 1000, MANY + i) == i);
        assertThat(rows.of("", 7)).isEqualTo(7);
        assertThat(rows.of("", 8)).isEqualTo(7);
    }
}
