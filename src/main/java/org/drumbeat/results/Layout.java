package org.drumbeat.results;

import java.util.Optional;
import java.util.function.Consumer;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Row;

/** What the columns of a file mean. */
interface Layout {

    /** What a row says; nothing where it counts for nothing, or where something in it is wrong. */
    Optional<Line> read(Row row, Consumer<ImportResult.Problem> problems);

    /** What is wrong where an earlier row says the same already. */
    Optional<ImportResult.Problem> repeats(Line line, FirstRows rows);

    /** Whose deals there are and from when to when, of the rows that were read; nothing where rows are months. */
    Optional<Coverage> coverage();
}
