package org.drumbeat.workflow;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * The days that a report covers, including the first and the last.
 *
 * @param first not after the last
 */
public record DaySpan(LocalDate first, LocalDate last) {

    /**
     * @param from the first day, as 2027-01-01
     * @param to the last day
     * @throws Refusal where one is missing or no day, or they are in the wrong order
     */
    public static DaySpan of(String from, String to) {
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        if (last.isBefore(first)) {
            throw Refusal.invalid("“from” is after “to”: name the first day first.");
        }
        return new DaySpan(first, last);
    }

    private static LocalDate day(String name, String text) {
        try {
            LocalDate day = LocalDate.parse(text == null ? "" : text);
            if (day.getYear() >= 1900 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw noDay(name);
        }
        throw noDay(name);
    }

    private static Refusal noDay(String name) {
        return Refusal.invalid("“" + name + "” must be a day, such as 2027-01-31.");
    }

    /** The moment in which it begins. */
    public Instant from(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The first moment that does not belong to it. */
    public Instant until(ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Its length in calendar months; a day counts as its share of its own month, so that each full month counts as one. */
    public BigDecimal months() {
        LocalDate end = last.plusDays(1);
        long begun = ChronoUnit.MONTHS.between(first.withDayOfMonth(1), end.withDayOfMonth(1));
        return BigDecimal.valueOf(begun).add(shareBefore(end)).subtract(shareBefore(first));
    }

    private static BigDecimal shareBefore(LocalDate day) {
        return BigDecimal.valueOf(day.getDayOfMonth() - 1L)
                .divide(BigDecimal.valueOf(day.lengthOfMonth()), MathContext.DECIMAL64);
    }
}
