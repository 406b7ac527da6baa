package org.drumbeat.results;

import java.util.List;
import org.drumbeat.imports.DateOrder;

/**
 * What whoever imports a file says of it, where the file does not tell itself.
 *
 * @param currency of rows that name none; empty for the one of the organisation
 * @param dates what comes first in dates with slashes; empty where the file tells
 * @param won the stages that count as won; none for those of the organisation
 * @param nothingWon that nothing in the file was won is meant so
 */
record Choices(String currency, String dates, List<String> won, boolean nothingWon) {

    /** The file says it all. */
    static final Choices NONE = new Choices("", "", List.of(), false);

    static Choices currency(String currency) {
        return new Choices(currency, "", List.of(), false);
    }

    /** The order of dates, as one knows it; null where the file is to tell. */
    DateOrder order() {
        return DateOrder.of(dates).orElse(null);
    }
}
