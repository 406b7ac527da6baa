package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaySpanTest {

    @ParameterizedTest
    @CsvSource({
        "2027-01-01, 2027-01-31, 1",
        "2027-02-01, 2027-02-28, 1",
        "2028-02-01, 2028-02-29, 1",
        "2027-01-01, 2027-12-31, 12",
        "2026-12-01, 2027-01-31, 2",
        "2027-04-01, 2027-04-15, 0.5",
        "2027-04-16, 2027-05-31, 1.5",
        "2027-02-15, 2027-02-21, 0.25",
        "2027-02-22, 2027-04-15, 1.75"
    })
    void countsEachMonthAsOne(String from, String to, String months) {
        assertThat(DaySpan.of(from, to).months()).isEqualByComparingTo(months);
    }

    @Test
    void lastsFromMidnightToMidnightWhereItIsAskedFor() {
        ZoneId newYork = ZoneId.of("America/New_York");
        DaySpan span = DaySpan.of("2027-03-14", "2027-03-14");

        assertThat(span.from(newYork)).isEqualTo(Instant.parse("2027-03-14T05:00:00Z"));
        assertThat(span.until(newYork)).as("the clocks go forward").isEqualTo(Instant.parse("2027-03-15T04:00:00Z"));
    }

    @Test
    void namesTheDayThatIsNone() {
        assertThatThrownBy(() -> DaySpan.of("2027-01-01", null))
                .isInstanceOf(Refusal.class)
                .hasMessage("“to” must be a day, such as 2027-01-31.");
        assertThatThrownBy(() -> DaySpan.of("12027-01-01", "2027-01-31")).hasMessageStartingWith("“from” must");
        assertThatThrownBy(() -> DaySpan.of("2027-02-01", "2027-01-31")).hasMessageStartingWith("“from” is after");
    }
}
