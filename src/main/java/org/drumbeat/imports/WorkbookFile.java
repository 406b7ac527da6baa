package org.drumbeat.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Reads a visible sheet of an XLSX workbook, the first that names the columns. Every part is first unpacked once and thrown
 * away, to find out how large it gets: the sizes that a ZIP file states may be a lie.
 */
final class WorkbookFile {

    private static final int MOST_PARTS = 500;

    /** For a part of more than a megabyte. A sheet with a list packs to about a tenth, an empty one to a thousandth. */
    private static final int HIGHEST_RATIO = 200;

    private static final int SMALL_PART = 1_000_000;

    /** Where Excel puts them; a sheet elsewhere has to be as small as what is kept in memory. */
    private static final String SHEETS = "xl/worksheets/";

    /** The last column of Excel is XFD. */
    private static final Pattern COLUMN = Pattern.compile("\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7}");

    private static final Pattern SHARED_TEXT = Pattern.compile("[0-9]{1,7}");

    /** The parts of a format that are only displayed. */
    private static final Pattern SHOWN = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");

    private static final Pattern YEAR_OR_DAY = Pattern.compile("[yYdD]");

    /** The last day that Excel knows, in 9999. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    private static final int LONGEST_NUMBER = 50;

    private final Content content;
    private final Limits limits;
    private final Reading reading;

    private final RowFeed hand;
    private final MergedCells merged = new MergedCells();

    private long rowsInside;
    private boolean needsWords;

    WorkbookFile(Content content, Limits limits, Reading reading) {
        this.content = content;
        this.limits = limits;
        this.reading = reading;
        this.hand = new RowFeed(reading);
    }

    /**
     * @throws Unreadable where it is no XLSX workbook
     * @throws TooLarge where it unpacks to too much, or has too many rows
     */
    void read() throws IOException {
        try {
            inspect();
        } catch (IOException broken) {
            throw unreadable();
        }
        if (needsWords) {
            try (PlainWorkbook copy = plain()) {
                read(copy.content());
            }
        } else {
            read(content);
        }
    }

    private PlainWorkbook plain() {
        try {
            return PlainWorkbook.of(content);
        } catch (IOException broken) {
            throw unreadable();
        }
    }

    private void read(Content readable) throws IOException {
        long size = content.size();
        try (ReadableWorkbook workbook = open(readable)) {
            readRows(find(workbook), size);
        }
    }

    /** Where the list stands: the sheet, and the row that names the columns; 0 where none does. */
    private record Place(Sheet sheet, int headerAt) {}

    /** On the first visible sheet with a row that names the columns, since there may be a cover before the list. */
    private Place find(ReadableWorkbook workbook) {
        List<Sheet> visible = workbook.getSheets()
                .filter(any -> any.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        if (visible.isEmpty()) {
            throw unreadable();
        }
        Place place = null;
        for (Sheet sheet : visible) {
            int headerAt = headerOf(sheet, place == null);
            if (headerAt > 0 && place == null) {
                place = new Place(sheet, headerAt);
                if (sheet != visible.get(0)) {
                    reading.warning(new ImportResult.Problem(
                            headerAt,
                            null,
                            "The list stands on the sheet “" + Row.shortened(sheet.getName())
                                    + "”, so the sheets before it were left out."));
                }
            } else if (headerAt > 0) {
                reading.warning(new ImportResult.Problem(
                        headerAt,
                        null,
                        "The sheet “" + Row.shortened(sheet.getName())
                                + "” holds such a list as well, which is not read: save it as a file of its own."));
            }
        }
        return place == null ? new Place(visible.get(0), 0) : place;
    }

    private int headerOf(Sheet sheet, boolean isTheOne) {
        boolean isFirst = true;
        int number = 0;
        try (Stream<org.dhatim.fastexcel.reader.Row> stored = rows(sheet)) {
            Iterator<org.dhatim.fastexcel.reader.Row> each = stored.iterator();
            for (int i = 0; i < RowFeed.ROWS_ABOVE; i++) {
                org.dhatim.fastexcel.reader.Row row = next(each);
                if (row == null) {
                    return 0;
                }
                number = Math.max(number + 1, row.getRowNum());
                Row cells = Row.of(number, cells(row, 0).stream()).asHeader();
                if (reading.isHeader(cells)) {
                    if (!isFirst && isTheOne) {
                        hand.leaveOutAbove(number);
                    }
                    return number;
                }
                isFirst = isFirst && cells.isEmpty();
            }
        }
        return 0;
    }

    private void readRows(Place place, long size) {
        List<MergedCells.Range> ranges = merged.on(place.sheet().getId());
        try (Stream<org.dhatim.fastexcel.reader.Row> stored = rows(place.sheet())) {
            Iterator<org.dhatim.fastexcel.reader.Row> each = stored.iterator();
            int number = 0;
            for (org.dhatim.fastexcel.reader.Row row = next(each); row != null; row = next(each)) {
                // A row may leave out its number; then it follows the one before.
                number = Math.max(number + 1, row.getRowNum());
                limits.requireRows(number);
                reading.position(Math.min(size, size * number / Math.max(rowsInside, 1)));
                if (number >= place.headerAt()) {
                    hand(row, number, ranges);
                }
            }
        }
    }

    private static Unreadable unreadable() {
        return new Unreadable("This file is not an Excel workbook that can be read. Open it in Excel, save it as"
                + " .xlsx and try again.");
    }

    private void inspect() throws IOException {
        try (ZipFile zip = content.parts()) {
            int parts = 0;
            long left = limits.unpackedBytes();
            long leftOfShared = limits.sharedBytes();
            for (Iterator<ZipArchiveEntry> each = zip.getEntries().asIterator(); each.hasNext(); ) {
                ZipArchiveEntry entry = each.next();
                parts++;
                if (parts > MOST_PARTS || !zip.canReadEntryData(entry)) {
                    throw unreadable();
                }
                boolean shared = !entry.getName().startsWith(SHEETS);
                long most = shared ? Math.min(left, leftOfShared) : left;
                try (Unpacked part = new Unpacked(zip.getInputStream(entry), most, entry.getCompressedSize())) {
                    inspectCells(part, entry.getName());
                    part.transferTo(OutputStream.nullOutputStream());
                    left -= part.bytes;
                    leftOfShared -= shared ? part.bytes : 0;
                }
            }
        }
    }

    /** Counts what comes out of a part, and stops where it is too much. */
    private final class Unpacked extends FilterInputStream {

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
                throw limits.tooMuchUnpacked();
            }
        }
    }

    /** The reader allocates memory for every column up to a cell's, and for every shared text up to its number. */
    private void inspectCells(InputStream part, String name) {
        try {
            XMLStreamReader xml = xmlReaders().createXMLStreamReader(part);
            boolean shared = false;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    needsWords |= PlainWorkbook.isStrict(xml.getNamespaceURI());
                    switch (xml.getLocalName()) {
                        case "row" -> {
                            rowsInside++;
                            reading.position(0);
                        }
                        case "c" -> {
                            requireLike(COLUMN, xml.getAttributeValue(null, "r"));
                            String type = xml.getAttributeValue(null, "t");
                            shared = "s".equals(type);
                            needsWords |= PlainWorkbook.isDay(type);
                        }
                        case "v" -> {
                            if (shared) {
                                requireLike(SHARED_TEXT, xml.getElementText());
                            }
                        }
                        case "mergeCell" -> merged.add(name, xml.getAttributeValue(null, "ref"));
                        case "Relationship" ->
                            merged.name(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target"), name);
                        default -> {
                            // Whatever else is in a sheet takes no room.
                        }
                    }
                }
            }
        } catch (XMLStreamException noXml) {
            // A picture, say; a broken sheet is found by its reader.
            return;
        }
    }

    private static void requireLike(Pattern pattern, String value) {
        if (value != null && !value.isEmpty() && !pattern.matcher(value).matches()) {
            throw unreadable();
        }
    }

    static XMLInputFactory xmlReaders() {
        XMLInputFactory readers = XMLInputFactory.newFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        return readers;
    }

    /** With the cell formats, which tell a date from a number; a workbook without styles has none. */
    private static ReadableWorkbook open(Content readable) {
        try {
            try {
                return readable.workbook(new ReadingOptions(true, true));
            } catch (ExcelReaderException noStyles) {
                return readable.workbook(new ReadingOptions(false, true));
            }
        } catch (IOException | RuntimeException broken) {
            throw unreadable();
        }
    }

    private static Stream<org.dhatim.fastexcel.reader.Row> rows(Sheet sheet) {
        try {
            return sheet.openStream();
        } catch (IOException | RuntimeException broken) {
            throw unreadable();
        }
    }

    /** Catches what the reader stumbles over in a broken file, but not what the receiver of a row throws. */
    private static org.dhatim.fastexcel.reader.Row next(Iterator<org.dhatim.fastexcel.reader.Row> rows) {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException broken) {
            throw unreadable();
        }
    }

    /** The cells after the last one that is filled are not stored, so a row is made as wide as the header. */
    private void hand(org.dhatim.fastexcel.reader.Row stored, int number, List<MergedCells.Range> ranges) {
        List<String> cells = cells(stored, hand.width());
        Row row = Row.of(number, cells.stream());
        if (row.isEmpty()) {
            return;
        }
        for (Cell cell : stored) {
            if (cell != null && hasNoValue(cell)) {
                reading.problem(new ImportResult.Problem(
                        number,
                        hand.column(cell.getColumnIndex()),
                        "This cell holds a formula without a result, or with an error: write the value itself."));
            }
        }
        ranges.stream()
                .filter(range -> range.row() == number && row.cell(range.column()) != null)
                .forEach(range -> reading.problem(new ImportResult.Problem(
                        number,
                        hand.column(range.column()),
                        "The cells " + range.name() + " are merged, so that only the first of them holds “"
                                + Row.shortened(row.cell(range.column()))
                                + "”: unmerge them in Excel, fill in each, and try again.")));
        hand.on(row, cells);
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row stored, int width) {
        try {
            return IntStream.range(0, Math.max(width, stored.getCellCount()))
                    .mapToObj(column -> text(stored.getOptionalCell(column).orElse(null)))
                    .toList();
        } catch (RuntimeException broken) {
            throw unreadable();
        }
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

    /** A number is shown as a date if its format has a year or a day outside quotes and brackets. */
    private static boolean isDay(Cell cell, BigDecimal number) {
        String format = cell.getDataFormatString();
        return format != null
                && YEAR_OR_DAY.matcher(SHOWN.matcher(format).replaceAll("")).find()
                && number.signum() > 0
                && number.compareTo(LAST_DAY) <= 0;
    }
}
