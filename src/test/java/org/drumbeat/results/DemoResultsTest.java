package org.drumbeat.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The two years that the demo begins with. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = ResultTable.class)
class DemoResultsTest {

    private static final BigDecimal CLEARLY_BELOW = new BigDecimal("0.65");
    private static final BigDecimal WELL = new BigDecimal("0.75");

    @Autowired
    private People people;

    @Autowired
    private ResultTable table;

    @Autowired
    private Clock clock;

    @Test
    void everyRepHasTheMonthsSinceTheyWereHired() {
        YearMonth current = YearMonth.now(clock);
        YearMonth first = current.minusMonths(23);

        assertThat(reps()).hasSize(24).allSatisfy(rep -> {
            List<MonthResult> months = table.months(List.of(rep.id()), first.minusYears(5), current.plusYears(5))
                    .get(rep.id());
            YearMonth hired = YearMonth.from(rep.hiredOn());
            assertThat(months.get(0).month()).isEqualTo(hired.isBefore(first) ? first : hired);
            assertThat(months.get(months.size() - 1).month()).isEqualTo(current);
            assertThat(months).isEqualTo(DemoResults.months(rep, LocalDate.now(clock), "USD"));
        });
    }

    @Test
    void twoRepsAreFarBelowTheirQuotaForTwoQuartersAndNobodyElseIs() {
        // On any day: also the first and the last of a quarter, and years from now.
        List<LocalDate> days = Stream.of("2026-01-01", "2026-11-25", "2027-03-31", "2027-04-01", "2030-08-15")
                .map(LocalDate::parse)
                .toList();

        assertThat(days).allSatisfy(today -> {
            YearMonth quarter = YearMonth.from(today.with(IsoFields.DAY_OF_QUARTER, 1));
            assertThat(below(CLEARLY_BELOW, today, quarter.minusMonths(6))).isEqualTo(DemoResults.STRUGGLING);
            assertThat(below(CLEARLY_BELOW, today, quarter.minusMonths(3))).isEqualTo(DemoResults.STRUGGLING);
            assertThat(below(WELL, today, quarter.minusMonths(6))).isEqualTo(DemoResults.STRUGGLING);
            assertThat(below(WELL, today, quarter.minusMonths(3))).isEqualTo(DemoResults.STRUGGLING);
            assertThat(below(WELL, today, quarter.minusMonths(9))).isEmpty();
        });
    }

    /** Whose attainment in the quarter that begins with this month is below the mark. */
    private Set<String> below(BigDecimal mark, LocalDate today, YearMonth first) {
        return reps().stream()
                .filter(rep -> {
                    List<MonthResult> quarter = DemoResults.months(rep, today, "USD").stream()
                            .filter(month -> !month.month().isBefore(first)
                                    && month.month().isBefore(first.plusMonths(3)))
                            .toList();
                    BigDecimal attainment =
                            Attainment.over(quarter, YearMonth.from(today)).attainment();
                    return attainment != null && attainment.compareTo(mark) < 0;
                })
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    private List<Person> reps() {
        return people.present(List.of(Role.REP)).stream()
                .filter(rep -> rep.email() != null && rep.email().equals(rep.id() + "@example.com"))
                .filter(rep -> rep.hiredOn().isBefore(LocalDate.of(2025, 12, 31)))
                .toList();
    }
}
