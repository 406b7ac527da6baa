package org.drumbeat.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drumbeat.text.DayInWords;

/**
 * Reads the dates of a file. Whether 4/3/2025 is in March or in April is never guessed: another date in the file with a
 * number above twelve settles it, or else the person who hands it in.
 */
public final class Dates {

    private static final Pattern ISO_DAY = Pattern.compile("(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})([T ][0-9:.]+)?");

    private static final Pattern NUMBERS = Pattern.compile("(?<one>[0-9]{1,2})(?<between>[/.-])(?<two>[0-9]{1,2})"
            + "\\k<between>(?<year>[0-9]{4})(,? [0-9]{1,2}:[0-9:]+( ?[AaPp][Mm])?)?");

    private final DateOrder given;
    private final ZoneId zone;
    private final LocalDate first;
    private final LocalDate last;

    private Place dayFirst;
    private Place monthFirst;
    private Place open;
    private Place numbers;
    private Place iso;

    private record Place(int row, String column, String cell) {}

    /**
     * A day.
     *
     * @param day with the month first where that is open
     * @param otherwise with the day first where that is open, else the same
     */
    public record Day(LocalDate day, LocalDate otherwise) {

        public boolean isOpen() {
            return !day.equals(otherwise);
        }
    }

    /**
     * @param given as stated by the person who hands in the file; null to find out from the file
     * @param zone in which a moment becomes a day
     * @param first the earliest plausible day
     * @param last the latest plausible day
     */
    public Dates(DateOrder given, ZoneId zone, LocalDate first, LocalDate last) {
        this.given = given;
        this.zone = zone;
        this.first = first;
        this.last = last;
    }

    /** Empty where it is not a date, or not a plausible one. */
    public Optional<Day> read(int row, String column, String cell) {
        try {
            return Optional.of(parse(new Place(row, column, cell)))
                    .filter(day -> isMeant(day.day()) && isMeant(day.otherwise()));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private boolean isMeant(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    private Day parse(Place place) {
        Matcher day = ISO_DAY.matcher(place.cell());
        if (day.matches()) {
            iso = iso == null ? place : iso;
            return certain(LocalDate.parse(day.group("day")));
        }
        Matcher numbered = NUMBERS.matcher(place.cell());
        if (numbered.matches()) {
            return ofNumbers(
                    place,
                    Integer.parseInt(numbered.group("year")),
                    Integer.parseInt(numbered.group("one")),
                    Integer.parseInt(numbered.group("two")),
                    numbered.group("between").equals("."));
        }
        // With an offset it is a moment, which may be a different day elsewhere.
        return certain(OffsetDateTime.parse(place.cell().replace(' ', 'T'))
                .atZoneSameInstant(zone)
                .toLocalDate());
    }

    private Day ofNumbers(Place place, int year, int one, int two, boolean withPoints) {
        if (withPoints) {
            // Nobody who writes dates with periods puts the month first.
            return certain(LocalDate.of(year, two, one));
        }
        numbers = numbers == null ? place : numbers;
        DateOrder order = order();
        if (order == DateOrder.ISO) {
            throw new DateTimeException("none with slashes");
        }
        if (given == null && one > 12 && two <= 12) {
            LocalDate certain = LocalDate.of(year, two, one);
            dayFirst = dayFirst == null ? place : dayFirst;
            return certain(certain);
        }
        if (given == null && two > 12 && one <= 12) {
            LocalDate certain = LocalDate.of(year, one, two);
            monthFirst = monthFirst == null ? place : monthFirst;
            return certain(certain);
        }
        if (order == null && one != two) {
            LocalDate day = LocalDate.of(year, one, two);
            open = open == null ? place : open;
            return new Day(day, LocalDate.of(year, two, one));
        }
        return certain(order == DateOrder.DAY_FIRST ? LocalDate.of(year, two, one) : LocalDate.of(year, one, two));
    }

    private static Day certain(LocalDate day) {
        return new Day(day, day);
    }

    /** What comes first, as far as it is known. */
    public DateOrder order() {
        if (given != null) {
            return given;
        }
        return dayFirst != null ? DateOrder.DAY_FIRST : monthFirst != null ? DateOrder.MONTH_FIRST : null;
    }

    /** How to write a date, for a sentence. */
    public String example() {
        if (order() == DateOrder.ISO) {
            return "2027-03-31";
        }
        return order() == DateOrder.DAY_FIRST
                ? "2027-03-31 or 31/3/2027 (day first)"
                : "2027-03-31 or 3/31/2027 (month first)";
    }

    /** Whether some date is ambiguous and no other shows how to read it. */
    public boolean areOpen() {
        return open != null && order() == null;
    }

    /** Called when the whole file is read: reports whether its dates contradict each other or are still ambiguous. */
    public void conclude(Consumer<ImportResult.Problem> problems, Consumer<ImportResult.Problem> warnings) {
        conclude("say how its dates are written (dates=month-first or dates=day-first)", problems, warnings);
    }

    /** @param remedy what to do where they are open */
    public void conclude(
            String remedy, Consumer<ImportResult.Problem> problems, Consumer<ImportResult.Problem> warnings) {
        if (dayFirst != null && monthFirst != null) {
            Place later = dayFirst.row() > monthFirst.row() ? dayFirst : monthFirst;
            problems.accept(new ImportResult.Problem(
                    later.row(),
                    later.column(),
                    "“" + dayFirst.cell() + "” in row " + dayFirst.row() + " has the day first, and “"
                            + monthFirst.cell() + "” in row " + monthFirst.row()
                            + " the month: write all dates alike."));
        } else if (areOpen()) {
            Day day = parse(open);
            problems.accept(new ImportResult.Problem(
                    open.row(),
                    open.column(),
                    "“" + open.cell() + "” is " + DayInWords.of(day.day()) + ", with the month first, or "
                            + DayInWords.of(day.otherwise())
                            + ", with the day first, and no date of the file tells which: " + remedy + "."));
        } else if (numbers != null && iso != null) {
            Place later = numbers.row() > iso.row() ? numbers : iso;
            warnings.accept(new ImportResult.Problem(
                    later.row(),
                    later.column(),
                    "Some dates are written as “" + iso.cell() + "” and others as “" + numbers.cell()
                            + "”. Where Excel opened the file in between, it may have exchanged days and months: look at"
                            + " some of them."));
        }
    }
}
