package org.drumbeat.coaching;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** A day in words: March 31, 2027. */
final class LongDate {

    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

    private LongDate() {}

    static String of(LocalDate day) {
        return WORDS.format(day);
    }
}
