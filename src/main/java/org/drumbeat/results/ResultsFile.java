package org.drumbeat.results;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.drumbeat.imports.Columns;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Limits;
import org.drumbeat.imports.Reading;
import org.drumbeat.imports.Row;
import org.drumbeat.imports.Spreadsheet;

/**
 * Reads a file of results row by row and hands on what it says in batches. It goes on after an error, so that a file can be
 * fixed in one go, but not forever.
 */
final class ResultsFile implements Reading {

    static final int MOST_PROBLEMS = 1000;

    /** A sheet of Excel ends after 1,048,576 rows; the texts that its cells share are kept in memory. */
    private static final Limits LIMITS = new Limits("list of results", 2_000_000, 2_000_000_000, 64_000_000);

    private static final int BATCH = 1000;

    private final Owners people;
    private final String currency;
    private final WonStages stages;
    private final Choices choices;
    private final Clock clock;
    private final Consumer<List<Line>> lines;
    private final Progress progress;

    private final List<ImportResult.Problem> problems = new ArrayList<>();
    private final List<ImportResult.Problem> warnings = new ArrayList<>();
    private final List<Line> batch = new ArrayList<>(BATCH);
    private final FirstRows firstRows = new FirstRows();
    private boolean hasHeader;
    private Layout layout;
    private int rows;
    private int counting;

    /** Is told the progress, and may end the reading by throwing an exception. */
    @FunctionalInterface
    interface Progress {
        void at(int rows, long bytes);
    }

    /**
     * @param currency of a row that names none
     * @param stages that count as won
     * @param clock in whose zone a moment becomes a day
     * @param lines what takes the next lines
     */
    ResultsFile(
            Owners people,
            String currency,
            WonStages stages,
            Choices choices,
            Clock clock,
            Consumer<List<Line>> lines,
            Progress progress) {
        this.people = people;
        this.currency = currency;
        this.stages = stages;
        this.choices = choices;
        this.clock = clock;
        this.lines = lines;
        this.progress = progress;
    }

    /** So many errors that reading on helps nobody. */
    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    /** Reads all of it; fails where {@link Spreadsheet#read} does, and where whoever is told of the progress does. */
    void read(Spreadsheet file) {
        try {
            file.read(LIMITS, this);
        } catch (Enough enough) {
            problems.add(new ImportResult.Problem(
                    problems.get(problems.size() - 1).row(),
                    null,
                    "Reading stopped here, after " + MOST_PROBLEMS
                            + " errors: correct these, they may well have one cause, and try again."));
            return;
        }
        if (layout != null) {
            layout.conclude(problems::add, this::warning);
        }
        if (!hasHeader) {
            problems.add(Columns.noHeader(PlainLayout.REQUIRED));
        }
        handOn();
    }

    @Override
    public boolean isHeader(Row row) {
        return CrmLayout.isMeantBy(row) || PlainLayout.isMeantBy(row);
    }

    @Override
    public void row(Row row) {
        if (!hasHeader) {
            hasHeader = true;
            Optional<Layout> known = CrmLayout.isMeantBy(row)
                    ? CrmLayout.of(row, people, currency, stages, choices, clock, this::problem)
                    : PlainLayout.of(row, people, currency, this::problem);
            layout = known.orElse(null);
            return;
        }
        rows++;
        if (layout == null) {
            return;
        }
        layout.read(row, this::problem, this::warning).ifPresent(this::take);
    }

    private void take(Line line) {
        counting++;
        layout.repeats(line, firstRows).ifPresentOrElse(this::problem, () -> batch.add(line));
        if (batch.size() == BATCH) {
            handOn();
        }
    }

    @Override
    public void problem(ImportResult.Problem problem) {
        problems.add(problem);
        if (problems.size() == MOST_PROBLEMS) {
            throw new Enough();
        }
    }

    /** The first thousand: a file with more has the same problem in every row. */
    @Override
    public void warning(ImportResult.Problem warning) {
        if (warnings.size() < MOST_PROBLEMS) {
            warnings.add(warning);
        }
    }

    @Override
    public void position(long bytes) {
        progress.at(rows, bytes);
    }

    private void handOn() {
        if (!batch.isEmpty()) {
            lines.accept(List.copyOf(batch));
            batch.clear();
        }
    }

    int rows() {
        return rows;
    }

    /** Which deals it covers; empty where a row is a month, or where that is unknown. */
    Optional<Coverage> coverage() {
        return Optional.ofNullable(layout).flatMap(Layout::coverage);
    }

    /** Whether the months of days that were open are the other ones. */
    boolean areOpenDaysOtherwise() {
        return layout != null && layout.areOpenDaysOtherwise();
    }

    /** Whether somebody has to say how the dates are written. */
    boolean areDaysOpen() {
        return layout != null && layout.areDaysOpen();
    }

    /** The stages of which somebody has to say which are won. */
    List<String> stagesToChoose() {
        return layout == null ? List.of() : layout.stagesToChoose();
    }

    /** How many deals are not won; null where a row is a month. */
    Integer passedOver() {
        return coverage().isPresent() ? rows - counting : null;
    }

    /** In the order of the rows. */
    List<ImportResult.Problem> problems() {
        return inOrder(problems);
    }

    /** In the order of the rows. */
    List<ImportResult.Problem> warnings() {
        return inOrder(warnings);
    }

    private static List<ImportResult.Problem> inOrder(List<ImportResult.Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparingInt(ImportResult.Problem::row))
                .toList();
    }

    /** Whether it makes sense to look for problems that the database finds across all rows. */
    boolean isRead() {
        return layout != null && problems.size() < MOST_PROBLEMS;
    }
}
