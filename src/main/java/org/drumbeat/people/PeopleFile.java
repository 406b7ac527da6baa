package org.drumbeat.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.drumbeat.imports.Alike;
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
 * @param warnings where it may not have been read as intended
 * @param columns what our columns are called in the file of another system; empty where it has ours
 */
record PeopleFile(
        List<Row> rows,
        List<ImportResult.Problem> problems,
        List<ImportResult.Problem> warnings,
        Map<String, String> columns) {

    private static final Set<String> FIRST_NAME = Set.of("firstname", "givenname", "legalfirstname");
    private static final Set<String> LAST_NAME = Set.of("lastname", "familyname", "surname", "legallastname");

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
        List<List<Integer>> places = PeopleCheck.COLUMNS.stream()
                .map(column -> places(header, column, columns.get(column)))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Row row : file.rows()) {
            Stream<String> cells = rows.isEmpty()
                    ? PeopleCheck.COLUMNS.stream()
                    : places.stream().map(from -> joined(row, from));
            rows.add(Row.of(row.number(), cells));
        }
        return new PeopleFile(rows, file.problems(), file.warnings(), columns);
    }

    /** The places of one of our columns: a name may be spread over two. */
    private static List<Integer> places(List<String> header, String column, String theirs) {
        int place = header.indexOf(theirs);
        if (place < 0) {
            return List.of();
        }
        int first = FIRST_NAME.contains(letters(theirs)) ? place : placeOf(header, FIRST_NAME);
        int last = LAST_NAME.contains(letters(theirs)) ? place : placeOf(header, LAST_NAME);
        boolean isHalf = column.equals("name") && (place == first || place == last) && first >= 0 && last >= 0;
        return isHalf ? List.of(first, last) : List.of(place);
    }

    private static int placeOf(List<String> header, Set<String> names) {
        return IntStream.range(0, header.size())
                .filter(i -> header.get(i) != null && names.contains(letters(header.get(i))))
                .findFirst()
                .orElse(-1);
    }

    private static String letters(String name) {
        return Alike.key(name).replaceAll("[^a-z]", "");
    }

    private static String joined(Row row, List<Integer> places) {
        String cells = places.stream().map(row::cell).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return cells.isEmpty() ? null : cells;
    }

    /** The names of its columns, null for those that have none. */
    private List<String> header() {
        return rows.isEmpty() ? List.of() : rows.get(0).cells();
    }

    /** The names of its columns if they are not all ours, so that somebody has to say which is which; else empty. */
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
        return new PeopleFile(rows, problems, warnings, Map.of());
    }
}
