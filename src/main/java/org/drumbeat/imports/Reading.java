package org.drumbeat.imports;

/** Receives the content of a spreadsheet while it is read; throwing an exception ends the reading. */
public interface Reading {

    /**
     * Whether a row names the columns. Anything above such a row, or on an earlier sheet, is skipped; if there is none, the
     * first row is used as the header.
     */
    default boolean isHeader(Row row) {
        return false;
    }

    /** The next row that is not empty; the first is the header. */
    void row(Row row);

    /** Something that could not be read here; reported before the row that it is in. */
    void problem(ImportResult.Problem problem);

    /** Something that is read as it stands but may well not be what was meant. */
    void warning(ImportResult.Problem warning);

    /** How much of the file has been read, in bytes: called now and then, even while the file is only being inspected. */
    default void position(long bytes) {}
}
