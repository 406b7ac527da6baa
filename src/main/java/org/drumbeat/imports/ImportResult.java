package org.drumbeat.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What an import did, or would do; with any error it did nothing.
 *
 * @param rows in the file, without its header
 * @param created how many of the entries were not known
 * @param updated how many were known and differed
 * @param unchanged how many were known as they are in the file
 * @param passedOver how many rows have nothing to import; null where every row counts
 * @param warnings what is imported as it stands but may well not be what was meant
 */
public record ImportResult(
        int rows,
        int created,
        int updated,
        int unchanged,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer passedOver,
        List<Problem> errors,
        List<Problem> warnings) {

    /**
     * Why a row cannot be imported, or what should be looked at in it.
     *
     * @param row as a spreadsheet counts them: the header is 1
     * @param column name of the column; null where it is about the whole row
     * @param message a sentence that says what to do
     */
    public record Problem(int row, String column, String message) {}

    /** For a file without warnings. */
    public ImportResult(int rows, int created, int updated, int unchanged, Integer passedOver, List<Problem> errors) {
        this(rows, created, updated, unchanged, passedOver, errors, List.of());
    }

    /** For a file without warnings in which every row counts. */
    public ImportResult(int rows, int created, int updated, int unchanged, List<Problem> errors) {
        this(rows, created, updated, unchanged, null, errors);
    }

    public static ImportResult refused(int rows, List<Problem> errors, List<Problem> warnings) {
        return new ImportResult(rows, 0, 0, 0, null, errors, warnings);
    }

    /** Whether there is any error, and so nothing was imported. */
    @JsonIgnore
    public boolean isRefused() {
        return !errors.isEmpty();
    }
}
