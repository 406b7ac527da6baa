package org.drumbeat.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How close somebody came to their quota over some months. Only the months that have begun count, and of those only the ones
 * that have a quota count for the attainment: a month without one is left out; it counts neither as zero nor as full.
 *
 * @param quota of all months; null where there is none, or where it is in several currencies
 * @param booked in all months, those without a quota included; null where it is unknown, or in several currencies
 * @param currency of what is told here (ISO 4217); null where there is nothing, or several
 * @param attainment booked ÷ quota over the months that have a quota, with three decimals: 0.950; null where a note says why
 * @param measured how many months the attainment covers
 * @param note why there is no attainment: {@link #NO_QUOTA} or {@link #SEVERAL_CURRENCIES}; null where there is one
 */
public record Attainment(
        BigDecimal quota, BigDecimal booked, String currency, BigDecimal attainment, int measured, String note) {

    public static final String NO_QUOTA = "no quota";
    public static final String SEVERAL_CURRENCIES = "several currencies";

    private static final int DECIMALS = 3;

    /**
     * @param months of one person, in any order
     * @param current the month that it is; later ones do not count
     */
    static Attainment over(Collection<MonthResult> months, YearMonth current) {
        List<MonthResult> begun = months.stream()
                .filter(month -> !month.month().isAfter(current))
                .filter(month -> month.quota() != null || month.booked() != null)
                .toList();
        List<MonthResult> measured =
                begun.stream().filter(MonthResult::hasQuota).toList();
        Set<String> currencies = currencies(begun);
        boolean isSum = currencies.size() == 1 && begun.stream().anyMatch(month -> month.booked() != null);
        BigDecimal booked = isSum ? booked(begun) : null;
        if (measured.isEmpty()) {
            return new Attainment(null, booked, only(currencies), null, 0, NO_QUOTA);
        }
        // A deal in another currency, in a month without a quota, rules out the sum but not the attainment.
        String currency = only(currencies(measured));
        if (currency == null) {
            return new Attainment(null, null, null, null, measured.size(), SEVERAL_CURRENCIES);
        }
        BigDecimal quota = measured.stream().map(MonthResult::quota).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Attainment(
                quota,
                booked,
                currency,
                booked(measured).divide(quota, DECIMALS, RoundingMode.HALF_UP),
                measured.size(),
                null);
    }

    private static Set<String> currencies(List<MonthResult> months) {
        return months.stream().map(MonthResult::currency).collect(Collectors.toSet());
    }

    private static String only(Set<String> currencies) {
        return currencies.size() == 1 ? currencies.iterator().next() : null;
    }

    private static BigDecimal booked(List<MonthResult> months) {
        return months.stream().map(MonthResult::bookedOrNothing).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
