package org.drumbeat.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What months come to together. */
class AttainmentTest {

    private static final YearMonth CURRENT = YearMonth.of(2027, 3);

    @Test
    void isWhatWasBookedOfTheQuotaWithThreeDecimals() {
        assertThat(over(month(1, "3000", "2000")))
                .isEqualTo(new Attainment(amount("3000"), amount("2000"), "USD", amount("0.667"), 1, null));
        assertThat(over(month(1, "100", "250")).attainment()).isEqualTo(amount("2.500"));
    }

    @Test
    void sumsMonthsAndDoesNotAverageThem() {
        Attainment quarter = over(month(1, "100", "100"), month(2, "300", "0"), month(3, "600", "500"));

        assertThat(quarter.attainment()).isEqualTo(amount("0.600"));
        assertThat(quarter.measured()).isEqualTo(3);
    }

    @Test
    void leavesOutAMonthWithoutAQuotaAndStillTellsWhatWasBookedInIt() {
        Attainment quarter = over(month(1, null, "5000"), month(2, "1000", "900"));

        assertThat(quarter).isEqualTo(new Attainment(amount("1000"), amount("5900"), "USD", amount("0.900"), 1, null));
    }

    @Test
    void takesAQuotaOfNothingAsNone() {
        assertThat(over(month(1, "0.00", "5000")))
                .isEqualTo(new Attainment(null, amount("5000"), "USD", null, 0, Attainment.NO_QUOTA));
        assertThat(over(month(1, "0", "5000"), month(2, "10", "5")).attainment())
                .isEqualTo(amount("0.500"));
    }

    @Test
    void saysNoQuotaWhereThereIsNone() {
        assertThat(over()).isEqualTo(new Attainment(null, null, null, null, 0, Attainment.NO_QUOTA));
        assertThat(over(month(1, null, "7")).note()).isEqualTo("no quota");
    }

    @Test
    void takesWhatNobodyHasToldAsNothingSold() {
        assertThat(over(month(1, "1000", null)))
                .isEqualTo(new Attainment(amount("1000"), null, "USD", amount("0.000"), 1, null));
        assertThat(over(month(1, "1000", null), month(2, "1000", "1000")).attainment())
                .isEqualTo(amount("0.500"));
    }

    @Test
    void fallsBelowNothingWhereMoreCameBackThanWasSold() {
        assertThat(over(month(1, "1000", "-250")).attainment()).isEqualTo(amount("-0.250"));
    }

    @Test
    void doesNotCountMonthsThatHaveNotBegun() {
        Attainment year = over(month(3, "1000", "800"), month(4, "1000", null), month(5, "9000", "100"));

        assertThat(year).isEqualTo(new Attainment(amount("1000"), amount("800"), "USD", amount("0.800"), 1, null));
    }

    @Test
    void sumsNoTwoCurrencies() {
        MonthResult euros = new MonthResult(YearMonth.of(2027, 2), amount("10"), amount("10"), "EUR");

        assertThat(over(month(1, "10", "10"), euros))
                .isEqualTo(new Attainment(null, null, null, null, 2, Attainment.SEVERAL_CURRENCIES));
        MonthResult nothing = new MonthResult(YearMonth.of(2027, 2), null, null, "EUR");
        assertThat(over(month(1, "10", "10"), nothing).attainment()).isEqualTo(amount("1.000"));
    }

    @Test
    void losesOnlyTheSumOfBookingsToADealInAnotherCurrencyInAMonthWithoutAQuota() {
        MonthResult euros = new MonthResult(YearMonth.of(2027, 2), null, amount("10"), "EUR");

        assertThat(over(month(1, "100", "90"), euros))
                .isEqualTo(new Attainment(amount("100"), null, "USD", amount("0.900"), 1, null));
        assertThat(over(month(1, null, "90"), euros))
                .isEqualTo(new Attainment(null, null, null, null, 0, Attainment.NO_QUOTA));
    }

    private static Attainment over(MonthResult... months) {
        return Attainment.over(List.of(months), CURRENT);
    }

    private static MonthResult month(int month, String quota, String booked) {
        return new MonthResult(YearMonth.of(2027, month), amount(quota), amount(booked), "USD");
    }

    private static BigDecimal amount(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
