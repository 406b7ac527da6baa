package org.drumbeat.workflow;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Says when something is due, for expressions in models: always at 17:00, in business days of this country. */
@Component("due")
public class DueDates {

    private static final LocalTime END_OF_BUSINESS = LocalTime.of(17, 0);

    /** About four years; counting many more days would tie up a thread. */
    private static final int MOST_DAYS = 1000;

    /** A day, a local time or a moment, with the offsets of ISO 8601 and of the engine's REST API (+0100). */
    private static final DateTimeFormatter DAY_OR_MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final Clock clock;
    /** Read with the first business day that is counted. */
    private final Supplier<HolidayManager> holidays;

    /** @throws IllegalStateException if the holidays of the country are unknown */
    DueDates(Clock clock, @Value("${drumbeat.country}") String country) {
        this.clock = clock;
        this.holidays = holidaysOf(country);
    }

    /**
     * The end of the business day that is n business days after today; with 0, of today or the next business day.
     *
     * @throws IllegalArgumentException if n is negative or more than 1,000
     */
    public Date inBusinessDays(int n) {
        checkDays(n, "from now");
        return businessDay(LocalDate.now(clock), n);
    }

    /**
     * The end of the business day that is n business days after this day or moment; with 0, of that day or the next business
     * day.
     *
     * @param date as for {@link #at}
     * @throws IllegalArgumentException if n is negative or more than 1,000, or it is no date
     */
    public Date businessDaysAfter(Object date, int n) {
        checkDays(n, "later");
        return businessDay(dayOf(date), n);
    }

    /**
     * The same after one of several dates, for what several people do at once, each at their own time.
     *
     * @param dates each as for {@link #at}
     * @param index which of them, from 0
     */
    public Date businessDaysAfter(List<?> dates, int index, int n) {
        return businessDaysAfter(dates.get(index), n);
    }

    private static void checkDays(int n, String when) {
        if (n < 0) {
            throw new IllegalArgumentException(
                    "Nothing can be due " + n + " business days " + when + ": use 0 or more.");
        }
        if (n > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "Nothing can be due " + n + " business days " + when + ": use 1000 or less.");
        }
    }

    private Date businessDay(LocalDate from, int n) {
        LocalDate first = n == 0 ? from : from.plusDays(1);
        return Stream.iterate(first, day -> day.plusDays(1))
                .filter(this::isBusinessDay)
                .skip(Math.max(0, n - 1))
                .findFirst()
                .map(this::endOf)
                .orElseThrow();
    }

    /**
     * The end of business of this very day, whatever day of the week.
     *
     * @param date a {@link LocalDate}, an {@link Instant}, a {@link Date}, or text: an ISO date or an ISO date and time
     * @throws IllegalArgumentException if it is none of them
     */
    public Date at(Object date) {
        return endOf(dayOf(date));
    }

    /**
     * The cycle of a timer that is due every day at this time, in summer and in winter.
     *
     * @param time such as 00:05, in the time zone of the application
     * @return R/2026-11-26T00:05-05:00/P1D, from the next time on
     * @throws IllegalArgumentException if it is no time
     */
    public String everyDayAt(String time) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime today = now.with(timeOf(time));
        return "R/" + (today.isAfter(now) ? today : today.plusDays(1)).toOffsetDateTime() + "/P1D";
    }

    /**
     * The cycle of a timer that is due every week on this day, at a time that means what it means for {@link #everyDayAt}.
     *
     * @param day such as monday
     * @param time such as 06:00, in the time zone of the application
     * @return R/2026-11-30T06:00-05:00/P7D, from the next such day and time on
     * @throws IllegalArgumentException if it is no day of the week, or no time
     */
    public String everyWeekOn(String day, String time) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime first =
                now.with(TemporalAdjusters.nextOrSame(dayOfWeek(day))).with(timeOf(time));
        return "R/" + (first.isAfter(now) ? first : first.plusWeeks(1)).toOffsetDateTime() + "/P7D";
    }

    /** What is wrong with these words of a model, as a sentence: arguments of one of the functions above, as they stand. */
    static Optional<String> objection(String function, List<?> arguments) {
        try {
            switch (function) {
                case "everyDayAt" -> timeOf(String.valueOf(arguments.get(0)));
                case "everyWeekOn" -> {
                    dayOfWeek(String.valueOf(arguments.get(0)));
                    timeOf(String.valueOf(arguments.get(1)));
                }
                case "inBusinessDays" -> {
                    if (arguments.get(0) instanceof Number n) {
                        checkDays(days(n), "from now");
                    }
                }
                case "businessDaysAfter" -> {
                    if (arguments.get(arguments.size() - 1) instanceof Number n) {
                        checkDays(days(n), "later");
                    }
                }
                default -> {
                    // The others take what only a running instance knows.
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    private static int days(Number n) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, n.longValue()));
    }

    private static LocalTime timeOf(String time) {
        try {
            return LocalTime.parse(time);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Nothing can be due at “" + time
                            + "”: write hours and minutes with two digits each, such as 06:00.",
                    e);
        }
    }

    private static DayOfWeek dayOfWeek(String day) {
        return Arrays.stream(DayOfWeek.values())
                .filter(known -> known.name().equalsIgnoreCase(day))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Nothing can be due every week on “" + day + "”: use a day of the week, such as monday."));
    }

    private LocalDate dayOf(Object date) {
        if (date instanceof LocalDate day) {
            return day;
        }
        if (date instanceof Instant moment) {
            return LocalDate.ofInstant(moment, clock.getZone());
        }
        if (date instanceof Date moment) {
            return dayOf(Instant.ofEpochMilli(moment.getTime()));
        }
        if (date instanceof String text) {
            return dayOf(text);
        }
        throw new IllegalArgumentException(
                "Nothing can be due at " + date + ": use a date, such as 2026-11-26, or a date and time.");
    }

    private LocalDate dayOf(String text) {
        try {
            TemporalAccessor parsed = DAY_OR_MOMENT.parseBest(text, OffsetDateTime::from, LocalDate::from);
            return parsed instanceof OffsetDateTime moment ? dayOf(moment.toInstant()) : LocalDate.from(parsed);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Nothing can be due at “" + text + "”: use a date, such as 2026-11-26, or a date and time.", e);
        }
    }

    private boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.get().isHoliday(day, HolidayType.PUBLIC_HOLIDAY);
    }

    private Date endOf(LocalDate day) {
        return Date.from(day.atTime(END_OF_BUSINESS).atZone(clock.getZone()).toInstant());
    }

    private static Supplier<HolidayManager> holidaysOf(String country) {
        if (!HolidayManager.getSupportedCalendarCodes().contains(country.toUpperCase(Locale.ROOT))) {
            throw new IllegalStateException("The holidays of “" + country
                    + "” are unknown: set drumbeat.country to the ISO 3166 code of a country, such as US.");
        }
        return SingletonSupplier.of(() -> HolidayManager.getInstance(ManagerParameters.create(country)));
    }
}
