package org.drumbeat.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows of a file that a person keeps in a spreadsheet, CSV or XLSX, empty rows left out.
 *
 * @param rows the header first
 * @param problems where it could not be read
 */
record PeopleFile(List<Row> rows, List<ImportResult.Problem> problems) {

    /** More rows than any organisation that fits into one file. */
    static final int MOST_ROWS = 100_000;

    /**
     * One row.
     *
     * @param number as a spreadsheet counts them: the first is 1, and a line break within a cell begins no row
     * @param cells the texts of the cells, without space around them and with one space for every line break within; null
     *     where a cell is empty
     */
    record Row(int number, List<String> cells) {

        static Row of(int number, Stream<String> cells) {
            return new Row(number, cells.map(Row::tidy).toList());
        }

        boolean isEmpty() {
            return cells.stream().allMatch(cell -> cell == null);
        }

        /** The cell in this column, counted from 0; null where the row is shorter. */
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : null;
        }

        private static String tidy(String cell) {
            String tidy =
                    cell == null ? "" : cell.replaceAll("[\\s\\u00a0]+", " ").strip();
            return tidy.isEmpty() ? null : tidy;
        }
    }

    /** What is no such file, with a sentence that says what to do. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String sentence) {
            super(sentence);
        }
    }

    /** A file that would take too much memory to read, with a sentence that says what to do. */
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads a file, whatever its name.
     *
     * @throws Unreadable where it is neither CSV nor XLSX
     * @throws TooLarge where it has too many rows, or is a small file that unpacks to a huge one
     */
    static PeopleFile of(byte[] content) {
        if (startsWith(content, 'P', 'K')) {
            return PeopleWorkbook.read(content);
        }
        if (startsWith(content, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new Unreadable("This is a workbook in the old format of Excel. Save it as .xlsx and try again.");
        }
        return csv(text(content));
    }

    private static boolean startsWith(byte[] content, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (content.length <= i || (content[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-8 with or without a mark at the beginning, or UTF-16 with one, as Excel's “Unicode text”. */
    private static String text(byte[] content) {
        boolean wide = startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff);
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        Charset byByte = wide ? charset : StandardCharsets.ISO_8859_1;
        if (holdsNoText(byByte.decode(ByteBuffer.wrap(content)))) {
            throw new Unreadable(
                    "This file is neither a CSV file nor an Excel workbook (.xlsx): choose one and try again.");
        }
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable(
                    "The letters of this file cannot be read, since it is not in UTF-8. In Excel, save it as"
                            + " “CSV UTF-8” or as .xlsx and try again.");
        }
    }

    private static boolean holdsNoText(CharSequence content) {
        return content.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n');
    }

    /** A record that is no CSV ends the reading: where the next one begins, nobody knows. */
    private static PeopleFile csv(String text) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (CsvRecord csv : records) {
                number++;
                Row row = Row.of(number, csv.getFields().stream());
                if (!row.isEmpty()) {
                    rows.add(row);
                }
                requireAtMost(MOST_ROWS, number);
            }
            return new PeopleFile(rows, List.of());
        } catch (CsvParseException e) {
            return new PeopleFile(
                    rows,
                    List.of(new ImportResult.Problem(
                            number + 1,
                            null,
                            "From here on the file cannot be read: a quotation mark is opened and never closed, or stands"
                                    + " in the middle of a cell.")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever stands most often between the names of the columns. */
    private static char separator(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        candidate -> header.chars().filter(c -> c == candidate).count()))
                .orElseThrow();
    }

    static void requireAtMost(int most, int rows) {
        if (rows > most) {
            throw new TooLarge("This file has more than " + most + " rows: import it in parts.");
        }
    }
}
