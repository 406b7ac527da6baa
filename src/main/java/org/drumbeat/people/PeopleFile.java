package org.drumbeat.people;

import java.util.ArrayList;
import java.util.List;
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
