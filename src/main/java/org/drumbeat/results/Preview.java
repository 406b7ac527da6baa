package org.drumbeat.results;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * What an import would do to the figures.
 *
 * @param sums of everybody whom the file tells of, by month and currency, the first months
 * @param changes of single people, the greatest first
 */
record Preview(List<Sum> sums, List<Change> changes) {

    static final int MOST_SUMS = 240;
    static final int MOST_CHANGES = 100;

    /** What is booked and to be sold in a month by all together, before and after. */
    record Sum(
            YearMonth month,
            String currency,
            BigDecimal bookedBefore,
            BigDecimal bookedAfter,
            BigDecimal quotaBefore,
            BigDecimal quotaAfter) {}

    /** The same of one person, with null where nothing is known. */
    record Change(
            String person,
            YearMonth month,
            String currency,
            BigDecimal bookedBefore,
            BigDecimal bookedAfter,
            BigDecimal quotaBefore,
            BigDecimal quotaAfter) {}

    static BigDecimal orNothing(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO.setScale(2) : amount.setScale(2);
    }
}
