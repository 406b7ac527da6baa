package org.drumbeat.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * What somebody was to sell and sold, by month, quarter and year. A quarter and a year begin where the calendar's do, and
 * end with the span that was asked for.
 */
record ResultsReport(
        String person,
        YearMonth from,
        YearMonth to,
        List<Month> months,
        List<Quarter> quarters,
        List<Year> yearToDate) {

    /** A month, with what it came to. */
    record Month(YearMonth month, @JsonUnwrapped Figures figures) {}

    /** @param quarter such as 2027-Q1 */
    record Quarter(String quarter, @JsonUnwrapped Figures figures) {}

    /** The months of a year until the end of the span, or until today. */
    record Year(int year, @JsonUnwrapped Figures figures) {}

    /** @param note why there is no attainment; left out where there is one */
    record Figures(
            BigDecimal quota,
            BigDecimal booked,
            String currency,
            BigDecimal attainment,
            @JsonInclude(JsonInclude.Include.NON_NULL) String note) {

        static Figures of(Attainment over) {
            return new Figures(over.quota(), over.booked(), over.currency(), over.attainment(), over.note());
        }
    }
}
