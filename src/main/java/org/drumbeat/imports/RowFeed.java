package org.drumbeat.imports;

import java.util.List;

/** Passes on the rows of a file, starting with the one that names the columns, and reports invisible characters in them. */
final class RowFeed {

    /** This many rows may be above the column names: a report's title, its author, its filters. */
    static final int ROWS_ABOVE = 30;

    private final Reading reading;
    private Row header;

    RowFeed(Reading reading) {
        this.reading = reading;
    }

    /** The columns are not named in the first row. */
    void leaveOutAbove(int number) {
        reading.warning(new ImportResult.Problem(
                number, null, "The columns are named in row " + number + ", so what stands above it was left out."));
    }

    /** @param cells of the row as they stand in the file */
    void on(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String column = column(i);
            InvisibleCharacters.sentence(cells.get(i))
                    .ifPresent(sentence -> reading.warning(new ImportResult.Problem(row.number(), column, sentence)));
        }
        if (header == null) {
            header = row.asHeader();
            reading.row(header);
        } else {
            reading.row(row);
        }
    }

    /** What the column is called, counted from 0; null in the header itself. */
    String column(int place) {
        return header == null ? null : header.cell(place);
    }

    /** How many columns there are. */
    int width() {
        return header == null ? 0 : header.cells().size();
    }
}
