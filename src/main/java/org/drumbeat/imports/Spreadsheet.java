package org.drumbeat.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file that a person keeps in a spreadsheet, CSV or XLSX, whatever its name; read row by row, empty rows left out. */
public final class Spreadsheet {

    private static final int LONGEST_START = 1 << 10;

    /** Found in the first rows of a web page that a program shows as a table; no CSV file begins like that. */
    private static final Pattern WEB_PAGE = Pattern.compile(
            "\\A\\s*(<!--.*?-->\\s*)?<(!doctype html|html|head|meta|table|style|body|div)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern XML =
            Pattern.compile("\\A\\s*<\\?xml\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Content content;

    private Spreadsheet(Content content) {
        this.content = content;
    }

    /** A small file. */
    public static Spreadsheet of(byte[] content) {
        return new Spreadsheet(new Content.InMemory(content));
    }

    /** A file of any size; of a large one, only the texts that the sheets of a workbook share are kept in memory. */
    public static Spreadsheet of(Path file) {
        return new Spreadsheet(new Content.OnDisk(file));
    }

    /**
     * Reads all of it.
     *
     * @throws Unreadable where it is neither CSV nor XLSX, perhaps only after some rows
     * @throws TooLarge where it is more than the limits, or is a small file that unpacks to a huge one
     */
    public void read(Limits limits, Reading reading) {
        try {
            byte[] start = start();
            if (startsWith(start, 'P', 'K')) {
                new WorkbookFile(content, limits, reading).read();
            } else if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) {
                throw new Unreadable(
                        "This is a workbook in the old format of Excel, or one with a password. Save it as .xlsx,"
                                + " without a password, and try again.");
            } else if (WEB_PAGE.matcher(text(start)).matches()) {
                throw new Unreadable(
                        "This is a web page named .xls, as some systems export one, and no workbook. Open it in"
                                + " Excel, save it as .xlsx and try again.");
            } else if (XML.matcher(text(start)).matches()) {
                throw new Unreadable(
                        "This is an XML file and no workbook. Open it in Excel, save it as .xlsx and try again.");
            } else {
                boolean wide = startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff);
                new CsvFile(content, wide, limits, reading).read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] start() throws IOException {
        try (InputStream file = content.open()) {
            return file.readNBytes(LONGEST_START);
        }
    }

    private static String text(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] content, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (content.length <= i || (content[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
