package org.drumbeat.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.drumbeat.imports.Columns;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.Limits;
import org.drumbeat.imports.Reading;
import org.drumbeat.imports.Row;
import org.drumbeat.imports.Spreadsheet;

/**
 * The rows of a file of people, which is small enough to be looked at as a whole.
 *
 * @param rows the header first
 * @param problems where it could not be read
 * @param warnings where it may have been read as nobody meant it
 */
record PeopleFile(List<Row> rows, List<ImportResult.Problem> problems, List<ImportResult.Problem> warnings) {

    /** More than any organisation that fits into one file. */
    private static final Limits LIMITS = new Limits("list of people", 100_000, 100_000_000, 100_000_000);

    /**
     * Reads a file whose columns are called otherwise, and fails where {@link Spreadsheet#read} does.
     *
     * @param columns what each of our columns is called in it; those that it does not have are left out, and are empty
     */
    static PeopleFile of(byte[] content, Map<String, String> columns) {
        PeopleFile file = of(content);
        if (columns.isEmpty() || file.foreignColumns().isEmpty()) {
            return file;
        }
        List<String> header = file.header();
        List<Integer> places = PeopleCheck.COLUMNS.stream()
                .map(column -> header.indexOf(columns.get(column)))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Row row : file.rows()) {
            Stream<String> cells = rows.isEmpty()
                    ? PeopleCheck.COLUMNS.stream()
                    : places.stream().map(place -> place < 0 ? null : row.cell(place));
            rows.add(Row.of(row.number(), cells));
        }
        return new PeopleFile(rows, file.problems(), file.warnings());
    }

    /** The names of its columns, null for those that have none. */
    private List<String> header() {
        return rows.isEmpty() ? List.of() : rows.get(0).cells();
    }

    /** The names of its columns where they are not all of ours, so that somebody has to say which is which; else empty. */
    List<String> foreignColumns() {
        List<String> names =
                header().stream().filter(Objects::nonNull).distinct().toList();
        boolean areOurs = names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList()
                .containsAll(PeopleCheck.COLUMNS);
        return areOurs ? List.of() : names;
    }

    /** Which of its columns is likely which of ours. */
    Map<String, String> proposed() {
        return rows.isEmpty() ? Map.of() : Columns.proposed(rows.get(0), PeopleCheck.LIKELY);
    }

    /** Reads a file, and fails where {@link Spreadsheet#read} does. */
    static PeopleFile of(byte[] content) {
        List<Row> rows = new ArrayList<>();
        List<ImportResult.Problem> problems = new ArrayList<>();
        List<ImportResult.Problem> warnings = new ArrayList<>();
        Spreadsheet.of(content).read(LIMITS, new Reading() {
            @Override
            public boolean isHeader(Row row) {
                return Columns.areNamedBy(row, PeopleCheck.COLUMNS)
                        || Columns.proposed(row, PeopleCheck.LIKELY).size() >= PeopleCheck.LIKELY.size() / 2;
            }

            @Override
            public void row(Row row) {
                rows.add(row);
            }

            @Override
            public void problem(ImportResult.Problem problem) {
                problems.add(problem);
            }

            @Override
            public void warning(ImportResult.Problem warning) {
                warnings.add(warning);
            }
        });
        return new PeopleFile(rows, problems, warnings);
    }
}
