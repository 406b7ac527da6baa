package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of the report and the formula of a bad hire, with numbers worked out by hand. */
class RatesTest {

    @ParameterizedTest(name = "{1} of {0} is {2}")
    @CsvSource({
        "10, 0.5, 10.0",
        "10 20, 0.5, 15.0",
        "10 20 26, 0.5, 20.0",
        // Place 1.8 of 0 to 2: 20 and eight tenths of the way to 26.
        "10 20 26, 0.9, 24.8",
        "1 2 3 4 5 6 7 8 9 10 11, 0.9, 10.0",
        "7 7 7, 0.9, 7.0"
    })
    void interpolatesPercentiles(String values, BigDecimal share, BigDecimal expected) {
        List<Long> days = Arrays.stream(values.split(" ")).map(Long::valueOf).toList();

        assertThat(Rates.percentile(days, share)).isEqualTo(expected);
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(Rates.percentile(List.of(), BigDecimal.ONE)).isNull();
        assertThat(Rates.of(0, 0)).isNull();
        assertThat(Rates.of(1, 3)).isEqualTo(new BigDecimal("0.333"));
    }

    @Test
    void addsUpWhatABadHireCosts() {
        BadHireFormula.Cost cost = new BadHireFormula(
                        "EUR",
                        new BigDecimal("12000"),
                        new BigDecimal("30"),
                        new BigDecimal("80.50"),
                        new BigDecimal("9000"),
                        new BigDecimal("7000"),
                        new BigDecimal("4.5"),
                        new BigDecimal("60000"))
                .cost();

        assertThat(cost.interviews()).isEqualByComparingTo("2415");
        assertThat(cost.payUntilProductive()).isEqualByComparingTo("31500");
        assertThat(cost.total()).isEqualByComparingTo("114915");
        assertThat(cost.currency()).isEqualTo("EUR");
    }
}
