package org.drumbeat.results;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.drumbeat.people.DemoData;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Two years of made-up results for the reps of the demo: each month comes from a fixed seed, so it is the same whenever the
 * demo is set up. Most reps come near their quota or beat it; two have been far below for the last two full quarters, so
 * that there is somebody to talk to.
 */
@Component
@ConditionalOnBooleanProperty("drumbeat.demo")
class DemoResults implements DemoData {

    /** Who has been far below their quota for two quarters. */
    static final Set<String> STRUGGLING = Set.of("rui", "renee");

    private static final int MONTHS = 24;
    private static final int TWO_QUARTERS = 6;
    private static final long SEED = 20_270_101;
    private static final String SOURCE = "Demo";

    /** Of a quota in an ordinary month, January first: the year begins slowly and every quarter ends with a push. */
    private static final double[] SEASON = {0.8, 0.9, 1.15, 0.9, 1.0, 1.15, 0.8, 0.85, 1.15, 0.95, 1.05, 1.3};

    /** Of a full quota, from the month of hire on; whoever begins has none for two months. */
    private static final double[] RAMP_UP = {0, 0, 0.25, 0.5, 0.6, 0.75, 0.9};

    private final ResultTable table;
    private final People people;
    private final String currency;
    private final Clock clock;

    DemoResults(ResultTable table, People people, @Value("${drumbeat.results.currency}") String currency, Clock clock) {
        this.table = table;
        this.people = people;
        this.currency = currency;
        this.clock = clock;
    }

    @Override
    public void add() {
        if (table.isEmpty()) {
            LocalDate today = LocalDate.now(clock);
            people.present(List.of(Role.REP)).forEach(rep -> table.add(rep.id(), months(rep, today, currency), SOURCE));
        }
    }

    /** The months of a rep until this day, the current one as far as it has come. */
    static List<MonthResult> months(Person rep, LocalDate today, String currency) {
        YearMonth current = YearMonth.from(today);
        YearMonth first = current.minusMonths(MONTHS - 1L);
        YearMonth hired = rep.hiredOn() == null ? first : YearMonth.from(rep.hiredOn());
        return Stream.iterate(first, month -> !month.isAfter(current), month -> month.plusMonths(1))
                .filter(month -> !month.isBefore(hired))
                .map(month -> month(rep.id(), month, (int) ChronoUnit.MONTHS.between(hired, month), today, currency))
                .toList();
    }

    private static MonthResult month(String rep, YearMonth month, int since, LocalDate today, String currency) {
        SplittableRandom traits = new SplittableRandom(SEED + rep.hashCode());
        double fullQuota = 40_000 + 5_000 * traits.nextInt(9);
        double talent = 0.9 + 0.25 * traits.nextDouble();
        double luck = 0.92 + 0.16 * new SplittableRandom(SEED + Objects.hash(rep, month.toString())).nextDouble();
        double season = SEASON[month.getMonthValue() - 1];
        double quota = fullQuota * season * (since < RAMP_UP.length ? RAMP_UP[since] : 1);
        // Whoever has no quota yet sells something all the same.
        double expected = quota == 0 ? 0.1 * fullQuota * season : quota;
        double share = isStruggling(rep, month, today) ? 0.55 * luck : talent * luck;
        return new MonthResult(
                month, quota == 0 ? null : rounded(quota), rounded(expected * share * begun(month, today)), currency);
    }

    private static boolean isStruggling(String rep, YearMonth month, LocalDate today) {
        YearMonth quarter = YearMonth.from(today.with(IsoFields.DAY_OF_QUARTER, 1));
        return STRUGGLING.contains(rep) && !month.isBefore(quarter.minusMonths(TWO_QUARTERS));
    }

    /** How much of a month has passed. */
    private static double begun(YearMonth month, LocalDate today) {
        return month.equals(YearMonth.from(today)) ? (double) today.getDayOfMonth() / month.lengthOfMonth() : 1;
    }

    private static BigDecimal rounded(double amount) {
        return BigDecimal.valueOf(Math.round(amount / 100) * 100, 0).setScale(2);
    }
}
