package org.drumbeat.imports;

/** Whoever is told what stands in a spreadsheet while it is read; what they throw ends the reading. */
public interface Reading {

    /**
     * Whether a row names the columns. What stands above such a row, or on a sheet before it, is left out; where none does, the
     * first row is taken for the header.
     */
    default boolean isHeader(Row row) {
        return false;
    }

    /** The next row that is not empty; the first is the header. */
    void row(Row row);

    /** What could not be read at this place, before the row that it is in. */
    void problem(ImportResult.Problem problem);

    /** What is read as it stands and may well not be what was meant. */
    void warning(ImportResult.Problem warning);

    /** How much of the file is read, in bytes of its size: now and then, also while it is only inspected. */
    default void position(long bytes) {}
}
