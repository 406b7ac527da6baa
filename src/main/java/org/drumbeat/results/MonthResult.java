package org.drumbeat.results;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What somebody was to sell and sold in a month.
 *
 * @param quota null where there is none
 * @param booked what was sold, less what came back; null where nobody has told, which counts as nothing
 * @param currency of both (ISO 4217)
 */
record MonthResult(YearMonth month, BigDecimal quota, BigDecimal booked, String currency) {

    /** A quota of nothing cannot be attained, and is none. */
    boolean hasQuota() {
        return quota != null && quota.signum() > 0;
    }

    BigDecimal bookedOrNothing() {
        return booked == null ? BigDecimal.ZERO : booked;
    }
}
