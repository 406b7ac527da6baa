package org.drumbeat.results;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * A month of somebody as it is known.
 *
 * @param person their id
 * @param name of the person; null until somebody has looked it up
 */
record KnownMonth(
        String person,
        String name,
        YearMonth month,
        BigDecimal quota,
        BigDecimal booked,
        String currency,
        String source,
        String externalId) {

    KnownMonth of(String called) {
        return new KnownMonth(person, called, month, quota, booked, currency, source, externalId);
    }
}
