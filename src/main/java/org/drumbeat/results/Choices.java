package org.drumbeat.results;

import java.util.List;
import org.drumbeat.imports.DateOrder;

/**
 * What the person importing a file says about it, where the file itself does not.
 *
 * @param currency of rows that name none; empty for the one of the organisation
 * @param dates what comes first in dates with slashes; empty where the file tells
 * @param won the stages that count as won; none for those of the organisation
 * @param nothingWon that nothing in the file was won is meant so
 */
record Choices(String currency, String dates, List<String> won, boolean nothingWon) {

    /** The file itself says everything. */
    static final Choices NONE = new Choices("", "", List.of(), false);

    static Choices currency(String currency) {
        return new Choices(currency, "", List.of(), false);
    }

    /** The stated order of dates; null to find out from the file. */
    DateOrder order() {
        return DateOrder.of(dates).orElse(null);
    }
}
