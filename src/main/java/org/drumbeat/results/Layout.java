package org.drumbeat.results;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Row;

/** What the columns of a file mean. */
interface Layout {

    /** What a row says; nothing where it counts for nothing, or where something in it is wrong. */
    Optional<Line> read(Row row, Consumer<ImportResult.Problem> problems, Consumer<ImportResult.Problem> warnings);

    /** What is wrong where an earlier row says the same already. */
    Optional<ImportResult.Problem> repeats(Line line, FirstRows rows);

    /** What is wrong with the file, or to be looked at, as only all of its rows tell. */
    void conclude(Consumer<ImportResult.Problem> problems, Consumer<ImportResult.Problem> warnings);

    /** Whether the days that were open have the day first. */
    boolean areOpenDaysOtherwise();

    /** Whether some day is open, so that somebody has to say how the dates are written. */
    boolean areDaysOpen();

    /** The stages of the file of which somebody has to say which are won; empty where nobody has to. */
    List<String> stagesToChoose();

    /** Whose deals there are and from when to when, of the rows that were read; nothing where rows are months. */
    Optional<Coverage> coverage();
}
