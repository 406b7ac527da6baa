package org.drumbeat.results;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What a row of a file says: a month of somebody, or a deal of theirs in it.
 *
 * @param row as a spreadsheet counts them
 * @param otherMonth its month if the day comes first, where that is ambiguous; else null
 * @param quota null where there is none, or the file tells of none
 * @param booked null where the file does not tell
 * @param source the system that it comes from, null where it is not named
 * @param externalId the record there, null where it is not named
 */
record Line(
        int row,
        String person,
        YearMonth month,
        YearMonth otherMonth,
        BigDecimal quota,
        BigDecimal booked,
        String currency,
        String source,
        String externalId) {}
