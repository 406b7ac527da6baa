package org.drumbeat.text;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day as people write it: March 1, 2027. */
public final class DayInWords {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    private DayInWords() {}

    /** Null where there is none. */
    public static String of(LocalDate day) {
        return day == null ? null : LONG.format(day);
    }
}
