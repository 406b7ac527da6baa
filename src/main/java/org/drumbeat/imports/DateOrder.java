package org.drumbeat.imports;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What comes first in a date with slashes. */
public enum DateOrder {
    DAY_FIRST("day-first", "Day first, as 31/3/2027"),
    MONTH_FIRST("month-first", "Month first, as 3/31/2027"),
    /** There are none with slashes. */
    ISO("iso", "Year first, as 2027-03-31");

    private final String code;
    private final String label;

    DateOrder(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The order with this code; empty where there is none. */
    public static Optional<DateOrder> of(String code) {
        return Arrays.stream(values()).filter(order -> order.code.equals(code)).findFirst();
    }

    /** All of them, for a sentence. */
    public static String codes() {
        return Arrays.stream(values()).map(DateOrder::code).collect(Collectors.joining(", "));
    }
}
