package org.drumbeat.people;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Reads the first visible sheet of an XLSX workbook. Before, every part of it is unpacked once and thrown away, to find out
 * what it would come to: the size that a ZIP file tells of its parts may be a lie.
 */
final class PeopleWorkbook {

    private static final int MOST_PARTS = 500;
    private static final long MOST_BYTES = 100_000_000;

    /** Of a part of more than a megabyte. A sheet of people is about a tenth when packed, one of nothing a thousandth. */
    private static final int HIGHEST_RATIO = 200;

    private static final int SMALL_PART = 1_000_000;

    /** The last column of Excel is XFD. */
    private static final String COLUMN = "\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7}";

    private static final String SHARED_TEXT = "[0-9]{1,7}";

    /** The last day that Excel knows, in 9999. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    private static final int LONGEST_NUMBER = 50;

    private PeopleWorkbook() {}

    /**
     * @throws PeopleFile.Unreadable where it is no XLSX workbook
     * @throws PeopleFile.TooLarge where it unpacks to too much, or has too many rows
     */
    static PeopleFile read(byte[] content) {
        try {
            inspect(content);
            try (ReadableWorkbook workbook = open(content)) {
                return read(workbook);
            }
        } catch (PeopleFile.Unreadable | PeopleFile.TooLarge refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            // Whatever a reader stumbles over in a broken file.
            throw unreadable();
        }
    }

    private static PeopleFile.Unreadable unreadable() {
        return new PeopleFile.Unreadable(
                "This file is not an Excel workbook that can be read. Open it in Excel, save it as"
                        + " .xlsx and try again.");
    }

    private static void inspect(byte[] content) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            int parts = 0;
            long left = MOST_BYTES;
            for (Iterator<ZipArchiveEntry> each = zip.getEntries().asIterator(); each.hasNext(); ) {
                ZipArchiveEntry entry = each.next();
                parts++;
                if (parts > MOST_PARTS || !zip.canReadEntryData(entry)) {
                    throw unreadable();
                }
                try (Unpacked part = new Unpacked(zip.getInputStream(entry), left, entry.getCompressedSize())) {
                    inspectCells(part);
                    part.transferTo(OutputStream.nullOutputStream());
                    left -= part.bytes;
                }
            }
        }
    }

    /** Counts what comes out of a part, and stops where it is too much. */
    private static final class Unpacked extends FilterInputStream {

        private final long most;
        private final long packed;
        private long bytes;

        Unpacked(InputStream part, long most, long packed) {
            super(part);
            this.most = most;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            bytes += read;
            if (bytes > most || bytes > SMALL_PART && bytes > packed * HIGHEST_RATIO) {
                throw new PeopleFile.TooLarge("This workbook unpacks to far more than a list of people can be. Copy the"
                        + " list into a new workbook and try again.");
            }
        }
    }

    /** The reader makes room for every column up to the one of a cell, and for every shared text up to its number. */
    private static void inspectCells(InputStream part) {
        try {
            XMLStreamReader xml = xmlReaders().createXMLStreamReader(part);
            boolean shared = false;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    if ("c".equals(xml.getLocalName())) {
                        requireLike(COLUMN, xml.getAttributeValue(null, "r"));
                        shared = "s".equals(xml.getAttributeValue(null, "t"));
                    } else if (shared && "v".equals(xml.getLocalName())) {
                        requireLike(SHARED_TEXT, xml.getElementText());
                    }
                }
            }
        } catch (XMLStreamException noXml) {
            // A picture, say; a broken sheet is found by its reader.
            return;
        }
    }

    private static void requireLike(String pattern, String value) {
        if (value != null && !value.isEmpty() && !value.matches(pattern)) {
            throw unreadable();
        }
    }

    private static XMLInputFactory xmlReaders() {
        XMLInputFactory readers = XMLInputFactory.newFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return readers;
    }

    /** With the formats of the cells, which tell a day from a number; a workbook without styles has none. */
    private static ReadableWorkbook open(byte[] content) throws IOException {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true));
        } catch (ExcelReaderException noStyles) {
            return new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(false, true));
        }
    }

    private static PeopleFile read(ReadableWorkbook workbook) throws IOException {
        Sheet sheet = workbook.getSheets()
                .filter(any -> any.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseThrow(PeopleWorkbook::unreadable);
        List<PeopleFile.Row> rows = new ArrayList<>();
        List<ImportResult.Problem> problems = new ArrayList<>();
        int number = 0;
        try (Stream<Row> stored = sheet.openStream()) {
            for (Iterator<Row> each = stored.iterator(); each.hasNext(); ) {
                Row row = each.next();
                // A row may leave out its number; then it follows the one before.
                number = Math.max(number + 1, row.getRowNum());
                PeopleFile.requireAtMost(PeopleFile.MOST_ROWS, number);
                add(row, number, rows, problems);
            }
        }
        return new PeopleFile(rows, problems);
    }

    /** The cells after the last one that is filled are not stored, so a row is made as wide as the header. */
    private static void add(Row row, int number, List<PeopleFile.Row> rows, List<ImportResult.Problem> problems) {
        int width = rows.isEmpty() ? 0 : rows.get(0).cells().size();
        PeopleFile.Row cells = PeopleFile.Row.of(
                number,
                IntStream.range(0, Math.max(width, row.getCellCount()))
                        .mapToObj(column -> text(row.getOptionalCell(column).orElse(null))));
        if (cells.isEmpty()) {
            return;
        }
        row.stream()
                .filter(cell -> cell != null && hasNoValue(cell))
                .map(cell -> new ImportResult.Problem(
                        number,
                        rows.isEmpty() ? null : rows.get(0).cell(cell.getColumnIndex()),
                        "This cell holds a formula without a result, or with an error: write the value itself."))
                .forEach(problems::add);
        rows.add(cells);
    }

    private static boolean hasNoValue(Cell cell) {
        return cell.getType() == CellType.ERROR || cell.getType() == CellType.FORMULA && cell.getValue() == null;
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return null;
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return isDay(cell, number) ? day(cell.asDate()) : plain(number);
        }
        return cell.getText();
    }

    private static String plain(BigDecimal number) {
        return Math.abs(number.scale()) > LONGEST_NUMBER
                ? number.toString()
                : number.stripTrailingZeros().toPlainString();
    }

    private static String day(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toString();
    }

    /** A number is shown as a day where its format has a year or a day outside of quotes and brackets. */
    private static boolean isDay(Cell cell, BigDecimal number) {
        String format = cell.getDataFormatString();
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").matches("(?i).*[yd].*")
                && number.signum() > 0
                && number.compareTo(LAST_DAY) <= 0;
    }
}
