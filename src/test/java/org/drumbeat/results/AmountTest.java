package org.drumbeat.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts of money as they stand in files. */
class AmountTest {

    @ParameterizedTest
    @CsvSource({"12000, 12000.00", "-3.5, -3.50", "0, 0.00", "1234.565, 1234.57", "0.30000000000000004, 0.30"})
    void readsDigitsAndAPointToTheCent(String cell, BigDecimal value) {
        assertThat(Amount.plain(cell)).contains(new Amount(value, Set.of()));
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
                "USD 1,234.56   | 1234.56 | USD",
                "usd1,234.56    | 1234.56 | USD",
                "1,234.56 EUR   | 1234.56 | EUR",
                "€1,234.56      | 1234.56 | EUR",
                "£99            | 99.00   | GBP",
                "-£1,234.56     | -1234.56 | GBP",
                "€-1,234.56     | -1234.56 | EUR",
                "(£1,234.56)    | -1234.56 | GBP",
                "USD -5         | -5.00   | USD",
                "1234.5         | 1234.50 |",
                "0.30000000000000004 | 0.30 |",
                "0              | 0.00 |",
                "1.234,56       | 1234.56 |",
                "1.234,56 €     | 1234.56 | EUR",
                "1.234.567      | 1234567.00 |",
                "12,34          | 12.34 |",
                "1 234,5        | 1234.50 |",
                "CHF 1'234.50   | 1234.50 | CHF",
                "−5 zł          | -5.00 | PLN",
                "R$ 7           | 7.00 | BRL"
            })
    void readsWhatCrmsWrite(String cell, BigDecimal value, String currency) {
        assertThat(Amount.ofCrm(cell)).contains(new Amount(value, currency == null ? Set.of() : Set.of(currency)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$1,234.56   | 1234.56",
                "$ 1,234,567 | 1234567.00",
                "-$1,234.56  | -1234.56",
                "($1,234.56) | -1234.56",
                "5$          | 5.00"
            })
    void remembersTheSignOfTheDollarWhichLeavesOpenOfWhichCountry(String cell, BigDecimal value) {
        Amount amount = Amount.ofCrm(cell).orElseThrow();

        assertThat(amount.value()).isEqualTo(value);
        assertThat(amount.currency()).isEmpty();
        assertThat(amount.mayBeIn("USD")).isTrue();
        assertThat(amount.mayBeIn("AUD")).isTrue();
        assertThat(amount.mayBeIn("EUR")).isFalse();
    }

    @Test
    void mayBeInAnyCurrencyWhereItNamesNoneAndElseInThatAlone() {
        assertThat(Amount.ofCrm("5").orElseThrow().mayBeIn("EUR")).isTrue();
        assertThat(Amount.ofCrm("€5").orElseThrow().mayBeIn("EUR")).isTrue();
        assertThat(Amount.ofCrm("£5").orElseThrow().mayBeIn("EUR")).isFalse();
        assertThat(Amount.ofCrm("5 usd").orElseThrow().mayBeIn("CAD")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,23,456", "(5", "5)", "XQZ 5", "USD 5 USD", "TBD", "", "5.000", "€12.500", "0.125"})
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
