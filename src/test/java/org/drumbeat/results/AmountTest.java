package org.drumbeat.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts of money as they stand in files. */
class AmountTest {

    @ParameterizedTest
    @CsvSource({"12000, 12000.00", "-3.5, -3.50", "0, 0.00", "1234.565, 1234.57", "0.30000000000000004, 0.30"})
    void readsDigitsAndAPointToTheCent(String cell, BigDecimal value) {
        assertThat(Amount.plain(cell)).contains(new Amount(value, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234.56", "1.234,56", "$5", "5 USD", "1e3", ".5", "five", "--5", "1000000000000"})
    void readsNothingElseAsPlain(String cell) {
        assertThat(Amount.plain(cell)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.56        | 1234.56 |",
                "1,234.56       | 1234.56 |",
                "$1,234.56      | 1234.56 |",
                "$ 1,234,567    | 1234567.00 |",
                "USD 1,234.56   | 1234.56 | USD",
                "usd1,234.56    | 1234.56 | USD",
                "1,234.56 EUR   | 1234.56 | EUR",
                "€1,234.56      | 1234.56 | EUR",
                "£99            | 99.00   | GBP",
                "-$1,234.56     | -1234.56 |",
                "$-1,234.56     | -1234.56 |",
                "($1,234.56)    | -1234.56 |",
                "USD -5         | -5.00   | USD",
                "0              | 0.00 |"
            })
    void readsWhatCrmsWrite(String cell, BigDecimal value, String currency) {
        assertThat(Amount.ofCrm(cell)).contains(new Amount(value, currency));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.234,56", "12,34", "1,23,456", "(5", "5)", "XQZ 5", "USD 5 USD", "¥500", "TBD", "1 234", ""})
    void readsNothingElseOfCrms(String cell) {
        assertThat(Amount.ofCrm(cell)).isEmpty();
    }

    @Test
    void knowsCurrenciesInEitherCase() {
        assertThat(Amount.currency("eur")).contains("EUR");
        assertThat(Amount.currency("EURO")).isEmpty();
        assertThat(Amount.currency("ZZZ")).isEmpty();
    }
}
