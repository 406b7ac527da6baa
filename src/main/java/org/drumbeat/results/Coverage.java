package org.drumbeat.results;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import org.drumbeat.imports.Dates;

/**
 * What a CRM's export covers: whose deals it holds, won or not, and from which month to which. Within that it is complete,
 * so anything that an earlier export of the same CRM booked there and this one does not have no longer exists.
 */
final class Coverage {

    private final String source;
    private final Set<String> owners = new HashSet<>();
    private final Span span = new Span();
    private final Span otherwise = new Span();
    private Span settled = span;

    /** From month to month. */
    private static final class Span {

        private YearMonth first;
        private YearMonth last;

        void add(LocalDate day) {
            YearMonth month = YearMonth.from(day);
            first = first == null || month.isBefore(first) ? month : first;
            last = last == null || month.isAfter(last) ? month : last;
        }
    }

    /** @param source the CRM */
    Coverage(String source) {
        this.source = source;
    }

    /**
     * Notes a deal that is in the file.
     *
     * @param owner null where nobody knows who it is
     * @param day on which it closes, null where it has none
     */
    void add(String owner, Dates.Day day) {
        if (owner != null) {
            owners.add(owner);
        }
        if (day != null) {
            span.add(day.day());
            otherwise.add(day.otherwise());
        }
    }

    /** Settles that ambiguous dates have the day first. */
    void settleOtherwise() {
        settled = otherwise;
    }

    String source() {
        return source;
    }

    /** Their ids. */
    Set<String> owners() {
        return owners;
    }

    /** The first month; null where no deal has a date. */
    YearMonth first() {
        return settled.first;
    }

    /** The last month; null where no deal has a date. */
    YearMonth last() {
        return settled.last;
    }
}
