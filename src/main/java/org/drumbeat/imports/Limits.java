package org.drumbeat.imports;

/**
 * How much a file may hold.
 *
 * @param list what it is, for a sentence: “list of people”
 * @param rows the header included
 * @param unpackedBytes what all parts of a workbook may come to
 * @param sharedBytes what its parts that are no sheets may come to, of which the texts are kept in memory
 */
public record Limits(String list, int rows, long unpackedBytes, long sharedBytes) {

    void requireRows(int number) {
        if (number > rows) {
            throw new TooLarge("This file has more than " + rows + " rows: import it in parts.");
        }
    }

    TooLarge tooMuchUnpacked() {
        return new TooLarge("This workbook unpacks to far more than a " + list + " can be. Copy the list into a new"
                + " workbook and try again.");
    }
}
