package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** The arithmetic of the report. */
final class Rates {

    private Rates() {}

    /** Three decimals; null of nothing. */
    static BigDecimal of(long part, long whole) {
        return divided(part, whole, 3);
    }

    /** Null where it would divide by nothing. */
    static BigDecimal divided(long sum, long count, int decimals) {
        return count == 0
                ? null
                : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), decimals, RoundingMode.HALF_UP);
    }

    /**
     * The value that this share of the values does not exceed, interpolated between the two nearest; one decimal, null of
     * nothing.
     *
     * @param values in ascending order
     */
    static BigDecimal percentile(List<Long> values, BigDecimal share) {
        if (values.isEmpty()) {
            return null;
        }
        BigDecimal place = share.multiply(BigDecimal.valueOf(values.size() - 1L), MathContext.DECIMAL64);
        int below = place.intValue();
        BigDecimal low = BigDecimal.valueOf(values.get(below));
        BigDecimal high = BigDecimal.valueOf(values.get(Math.min(below + 1, values.size() - 1)));
        BigDecimal between = place.subtract(BigDecimal.valueOf(below));
        return low.add(high.subtract(low).multiply(between)).setScale(1, RoundingMode.HALF_UP);
    }
}
