package org.drumbeat.people;

import java.util.List;

/**
 * What an import did, or would do; with any error it did nothing.
 *
 * @param rows of people in the file
 * @param created how many of them were not known
 * @param updated how many were known and differed
 * @param unchanged how many were known as they are in the file
 */
record ImportResult(int rows, int created, int updated, int unchanged, List<Problem> errors) {

    /**
     * Why a row cannot be imported.
     *
     * @param row as a spreadsheet counts them: the header is 1
     * @param column name of the column; null where it is about the whole row
     * @param message a sentence that says what to do
     */
    record Problem(int row, String column, String message) {}

    static ImportResult refused(int rows, List<Problem> errors) {
        return new ImportResult(rows, 0, 0, 0, errors);
    }

    boolean isRefused() {
        return !errors.isEmpty();
    }
}
