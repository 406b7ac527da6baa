package org.drumbeat.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads CSV in UTF-8 with or without a mark at the beginning, or in UTF-16 with one, as Excel's “Unicode text”. The file is
 * first read once to find out whether it is text at all.
 */
final class CsvFile {

    private static final int BUFFER = 1 << 16;

    /** The column names are within this many characters. */
    private static final int LONGEST_HEADER = 1 << 16;

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Content content;
    private final boolean wide;
    private final Limits limits;
    private final Reading reading;
    private final RowFeed hand;
    private char separator;
    private int headerAt;

    CsvFile(Content content, boolean wide, Limits limits, Reading reading) {
        this.content = content;
        this.wide = wide;
        this.limits = limits;
        this.reading = reading;
        this.hand = new RowFeed(reading);
    }

    void read() throws IOException {
        requireText();
        findHeader();
        try (Counting bytes = new Counting(content.open());
                Reader text = text(bytes)) {
            readRecords(text, bytes);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CharacterCodingException e) {
            throw notInUtf8();
        }
    }

    /** A record that is not valid CSV ends the reading, since nobody knows where the next one begins. */
    private void readRecords(Reader text, Counting bytes) throws IOException {
        int number = 0;
        try (CsvReader<CsvRecord> records = records(separator, text)) {
            for (CsvRecord csv : records) {
                number++;
                limits.requireRows(number);
                Row row = number < headerAt ? null : Row.of(number, csv.getFields().stream());
                if (row != null && !row.isEmpty()) {
                    reading.position(bytes.read);
                    hand.on(row, csv.getFields());
                }
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notInUtf8();
            }
            reading.problem(new ImportResult.Problem(
                    number + 1,
                    null,
                    "From here on the file cannot be read: a quotation mark is opened and never closed, or stands"
                            + " in the middle of a cell."));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notInUtf8();
            }
            throw e;
        }
    }

    private static CsvReader<CsvRecord> records(char separator, Reader text) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }

    private Charset charset() {
        return wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    /** Strict, and without the mark at the beginning. */
    private Reader text(InputStream bytes) throws IOException {
        PushbackReader text =
                new PushbackReader(new InputStreamReader(bytes, charset().newDecoder()));
        try {
            int first = text.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                text.unread(first);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw notInUtf8();
        }
    }

    private void requireText() throws IOException {
        Charset byByte = wide ? charset() : StandardCharsets.ISO_8859_1;
        try (Reader characters = new InputStreamReader(content.open(), byByte)) {
            char[] some = new char[BUFFER];
            for (int length = characters.read(some); length >= 0; length = characters.read(some)) {
                if (holdsNoText(some, length)) {
                    if (isWideWithoutAMark(some, length)) {
                        throw notInUtf8();
                    }
                    throw new Unreadable(
                            "This file is neither a CSV file nor an Excel workbook (.xlsx): choose one and try again.");
                }
            }
        }
    }

    private static boolean holdsNoText(char[] characters, int length) {
        for (int i = 0; i < length; i++) {
            char c = characters[i];
            if (c < ' ' && c != '\t' && c != '\r' && c != '\n') {
                return true;
            }
        }
        return false;
    }

    /** In UTF-16 every other byte of Latin text is zero. */
    private static boolean isWideWithoutAMark(char[] characters, int length) {
        long noughts =
                IntStream.range(0, length).filter(i -> characters[i] == 0).count();
        long even = IntStream.range(0, length)
                .filter(i -> characters[i] == 0 && i % 2 == 0)
                .count();
        return noughts * 3 > length && (even == 0 || even == noughts);
    }

    /** Finds the row that names the columns and its separator; else takes the first row and its most frequent separator. */
    private void findHeader() throws IOException {
        String beginning = beginning();
        for (char candidate : SEPARATORS) {
            Optional<Row> header = header(beginning, candidate);
            if (header.isPresent()) {
                separator = candidate;
                headerAt = header.get().number();
                return;
            }
        }
        String first =
                beginning.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        separator = SEPARATORS.stream()
                .max(Comparator.comparingLong(
                        candidate -> first.chars().filter(c -> c == candidate).count()))
                .orElseThrow();
    }

    private Optional<Row> header(String beginning, char candidate) throws IOException {
        boolean isFirst = true;
        int number = 0;
        try (CsvReader<CsvRecord> records = records(candidate, new StringReader(beginning))) {
            for (CsvRecord csv : records) {
                number++;
                Row row = Row.of(number, csv.getFields().stream()).asHeader();
                if (reading.isHeader(row)) {
                    if (!isFirst) {
                        hand.leaveOutAbove(number);
                    }
                    return Optional.of(row);
                }
                isFirst = isFirst && row.isEmpty();
                if (number == RowFeed.ROWS_ABOVE) {
                    break;
                }
            }
        } catch (CsvParseException noRecord) {
            // Invalid CSV is reported when the file is read.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private String beginning() throws IOException {
        try (Reader characters = new InputStreamReader(content.open(), charset())) {
            char[] some = new char[LONGEST_HEADER];
            int length = 0;
            for (int read = 0; read >= 0 && length < some.length; length += Math.max(read, 0)) {
                read = characters.read(some, length, some.length - length);
            }
            String beginning = new String(some, 0, length);
            return beginning.startsWith("\ufeff") ? beginning.substring(1) : beginning;
        }
    }

    private static Unreadable notInUtf8() {
        return new Unreadable("The letters of this file cannot be read, since it is not in UTF-8. In Excel, save it as"
                + " “CSV UTF-8” or as .xlsx and try again.");
    }

    /** Counts what is read. */
    private static final class Counting extends FilterInputStream {

        private long read;

        Counting(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            read += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = super.read(buffer, offset, length);
            read += Math.max(some, 0);
            return some;
        }
    }
}
