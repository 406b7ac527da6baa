package org.drumbeat.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a file, and what is none. */
class SpreadsheetTest {

    private static final Limits LIMITS = new Limits("list of people", 100_000, 100_000_000, 100_000_000);

    @TempDir
    private static Path folder;

    /** What a file said, from memory and from the disk alike. */
    private record Read(
            List<Row> rows, List<ImportResult.Problem> problems, List<ImportResult.Problem> warnings, long position) {

        static Read of(byte[] content) {
            return of(content, LIMITS);
        }

        /** Where the columns are named by a row that begins so. */
        static Read of(byte[] content, String first) {
            return of(Spreadsheet.of(content), LIMITS, first);
        }

        static Read of(byte[] content, Limits limits) {
            Path file = folder.resolve("file");
            try {
                Files.write(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Read read = of(Spreadsheet.of(file), limits, null);
            assertThat(of(Spreadsheet.of(content), limits, null)).isEqualTo(read);
            return read;
        }

        private static Read of(Spreadsheet file, Limits limits, String first) {
            List<Row> rows = new ArrayList<>();
            List<ImportResult.Problem> problems = new ArrayList<>();
            List<ImportResult.Problem> warnings = new ArrayList<>();
            long[] position = new long[1];
            file.read(limits, new Reading() {
                @Override
                public boolean isHeader(Row row) {
                    return first != null && first.equals(row.cell(0));
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

                @Override
                public void position(long bytes) {
                    position[0] = bytes;
                }
            });
            return new Read(rows, problems, warnings, position[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name\nrosa,Rosa\n",
                "id;name\r\nrosa;Rosa\r\n",
                "id\tname\rrosa\tRosa",
                "\ufeffid,name\nrosa,Rosa"
            })
    void readsCommasSemicolonsTabsEveryLineEndAndAMarkAtTheBeginning(String text) {
        assertThat(read(text)).containsExactly(row(1, "id", "name"), row(2, "rosa", "Rosa"));
    }

    @Test
    void readsUnicodeTextOfExcel() {
        assertThat(Read.of("id\tname\nrosa\tRosé".getBytes(StandardCharsets.UTF_16))
                        .rows())
                .containsExactly(row(1, "id", "name"), row(2, "rosa", "Rosé"));
    }

    @Test
    void keepsALineBreakInACellAndCountsRowsAsASpreadsheetDoes() {
        assertThat(read("id,name\n\"rosa\",\" Rosa\r\nMaria,\n\"\"Ro\"\" Delgado \"\n\n,\nraj,Raj\n"))
                .containsExactly(
                        row(1, "id", "name"), row(2, "rosa", "Rosa\nMaria,\n\"Ro\" Delgado"), row(5, "raj", "Raj"));
    }

    @Test
    void takesALineBreakInTheNameOfAColumnAsASpace() {
        Read file = Read.of("Some list\n\"Hired \r\non\",\"\tid\tof\"\n".getBytes(StandardCharsets.UTF_8), "Hired on");

        assertThat(file.rows()).containsExactly(row(2, "Hired on", "id of"));
    }

    @Test
    void takesAnEmptyCellAsNothing() {
        assertThat(read("id,name,email\nrosa, ,\"\"\n")).last().isEqualTo(row(2, "rosa", null, null));
    }

    @Test
    void saysWhereAQuotationMarkIsLeftOpen() {
        Read file = Read.of("id,name\nrosa,Rosa\nraj,\"Raj\nren,Ren\n".getBytes(StandardCharsets.UTF_8));

        assertThat(file.rows()).hasSize(2);
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.row()).isEqualTo(3);
            assertThat(problem.message()).contains("a quotation mark is opened and never closed");
        });
    }

    @Test
    void readsAWorkbookWithDaysAndNumbersInItsCells() {
        byte[] workbook = Workbooks.xlsx(
                List.of("id", "name", "hired_on", "left_on"),
                List.of(
                        List.of(4711, "Rosa\nDelgado", LocalDate.of(2021, 3, 15), "2027-01-31"),
                        List.of("", "", "", ""),
                        List.of("raj", 12.5, 44270)));

        assertThat(Read.of(workbook).rows())
                .containsExactly(
                        row(1, "id", "name", "hired_on", "left_on"),
                        row(2, "4711", "Rosa\nDelgado", "2021-03-15", "2027-01-31"),
                        row(4, "raj", "12.5", "44270", null));
    }

    @Test
    void readsAWorkbookWithoutStylesAndNamesFormulasWithoutAResult() {
        byte[] workbook = Workbooks.xlsxOf("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="str"><v>name</v></c></row>
                <row r="3"><c r="A3" t="str"><f>LOWER("ROSA")</f><v>rosa</v></c><c r="B3" t="e"><v>#N/A</v></c></row>
                <row r="4"><c r="A4" t="str"><v>raj</v></c><c r="B4"><f>A4</f></c></row>""");

        Read file = Read.of(workbook);

        assertThat(file.rows()).element(1).isEqualTo(row(3, "rosa", "#N/A"));
        assertThat(file.problems())
                .extracting(ImportResult.Problem::row, ImportResult.Problem::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "name"), org.assertj.core.groups.Tuple.tuple(4, "name"));
    }

    @Test
    void readsADayThatIsWrittenAsADay() {
        byte[] workbook = Workbooks.xlsxOf("""
                <row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>hired_on</v></c></row>
                <row r="2"><c r="A2" t="str"><v>a &amp; b</v></c><c r="B2" t="d"><v>2024-06-19</v></c></row>
                <row r="3"><c r="A3" t="str"><v>T00:00</v></c><c r="B3" t="d"><v>2024-06-20T00:00:00.000Z</v></c></row>
                <row r="4"><c r="B4" t="d"><v>2024-06-20T08:30:00</v></c></row>""");

        assertThat(Read.of(workbook).rows())
                .containsExactly(
                        row(1, "id", "hired_on"),
                        row(2, "a & b", "2024-06-19"),
                        row(3, "T00:00", "2024-06-20"),
                        row(4, null, "2024-06-20T08:30:00"));
    }

    @Test
    void readsAWorkbookThatIsSavedAsStrictOpenXml() {
        assertThat(Read.of(Workbooks.strict("<row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='2'><c r='A2' s='1'>"
                                + "<v>45462</v></c></row>"))
                        .rows())
                .containsExactly(row(1, "id"), row(2, "2024-06-19"));
    }

    @Test
    void namesMergedCellsThatHoldAValueForSeveralRows() {
        byte[] workbook =
                Workbooks.xlsxOf("""
                <row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>manager</v></c></row>
                <row r="2"><c r="A2" t="str"><v>m1</v></c><c r="B2" t="str"><v>marco</v></c></row>
                <row r="3"><c r="A3" t="str"><v>m2</v></c></row>""", "<mergeCells><mergeCell ref='B2:B3'/><mergeCell ref='C2:C3'/></mergeCells>");

        assertThat(Read.of(workbook).problems())
                .containsExactly(new ImportResult.Problem(
                        2,
                        "manager",
                        "The cells B2:B3 are merged, so that only the first of them holds “marco”: unmerge them in Excel,"
                                + " fill in each, and try again."));
    }

    @Test
    void readsFromTheRowAndTheSheetThatNameTheColumns() {
        byte[] workbook = Workbooks.xlsx(
                "Read me", List.of(List.of("How to fill this in")),
                "List", List.of(List.of("People of 2027"), List.of(""), List.of("id", "name"), List.of("a", "A")),
                "Old", List.of(List.of("id", "name")));

        Read read = Read.of(workbook, "id");

        assertThat(read.rows()).containsExactly(row(3, "id", "name"), row(4, "a", "A"));
        assertThat(read.warnings())
                .extracting(ImportResult.Problem::message)
                .containsExactly(
                        "The columns are named in row 3, so what stands above it was left out.",
                        "The list stands on the sheet “List”, so the sheets before it were left out.",
                        "The sheet “Old” holds such a list as well, which is not read: save it as a file of its own.");
        assertThat(Read.of("All; of, them\n\nid;name\n\"a,b,c\";A\n".getBytes(StandardCharsets.UTF_8), "id")
                        .rows())
                .containsExactly(row(3, "id", "name"), row(4, "a,b,c", "A"));
    }

    @Test
    void leavesOutInvisibleCharactersAroundACellAndNamesThoseWithin() {
        Read read = Read.of(
                "\ufeff\ufeffid,name\n\u200bw1\u2060,W\u00adOne\nw2,W\u200dTwo\n".getBytes(StandardCharsets.UTF_8));

        assertThat(read.rows())
                .containsExactly(row(1, "id", "name"), row(2, "w1", "W\u00adOne"), row(3, "w2", "W\u200dTwo"));
        assertThat(read.warnings())
                .containsExactly(
                        new ImportResult.Problem(1, null, "An invisible character (U+FEFF) before “id” was left out."),
                        new ImportResult.Problem(2, "id", "An invisible character (U+200B) before “w1” was left out."),
                        new ImportResult.Problem(
                                2,
                                "name",
                                "“W\u00adOne” holds an invisible character (U+00AD): remove it, unless it belongs there."));
    }

    @Test
    void readsWhatItsOwnExportsMadeSafe() {
        for (String cell : List.of("=1+1", "+1", "-x", "@x")) {
            assertThat(CsvTable.safe(cell)).isEqualTo("'" + cell);
            assertThat(read("id\n" + CsvTable.safe(cell) + "\n")).last().isEqualTo(row(2, cell));
        }
        assertThat(CsvTable.safe("\tx")).startsWith("'");
        assertThat(CsvTable.safe("-12.50")).as("a number runs nothing").isEqualTo("-12.50");
        assertThat(read("id\n'tis\n")).last().isEqualTo(row(2, "'tis"));
    }

    @Test
    void refusesWhatIsNeitherCsvNorAWorkbook() throws Exception {
        assertUnreadable(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13}, "neither a CSV file");
        assertUnreadable("id\u0000name\n".getBytes(StandardCharsets.UTF_8), "neither a CSV file");
        assertUnreadable("id,name\nrené,René\n".getBytes(Charset.forName("windows-1252")), "CSV UTF-8");
        assertUnreadable(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1}, "old format of Excel");
        assertUnreadable(
                "\n<html><table><tr><td>Opportunity Owner</td></tr></table>".getBytes(StandardCharsets.UTF_8),
                "a web page named .xls");
        assertUnreadable(
                "\ufeff<META http-equiv='Content-Type'><table></table>".getBytes(StandardCharsets.UTF_8),
                "a web page named .xls");
        assertUnreadable("<?xml version='1.0'?><Workbook/>".getBytes(StandardCharsets.UTF_8), "an XML file");
        assertUnreadable("id\tname\nbjörn\tBjörn\n".getBytes(StandardCharsets.UTF_16LE), "not in UTF-8");
        assertUnreadable("id\tname\nbjörn\tBjörn\n".getBytes(StandardCharsets.UTF_16BE), "not in UTF-8");
        assertUnreadable("PK but no ZIP file".getBytes(StandardCharsets.UTF_8), "not an Excel workbook");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream content = new ZipOutputStream(zip)) {
            content.putNextEntry(new ZipEntry("people.csv"));
            content.write("id,name\n".getBytes(StandardCharsets.UTF_8));
        }
        assertUnreadable(zip.toByteArray(), "not an Excel workbook");
        byte[] workbook = Workbooks.xlsx(List.of("id"), List.of());
        assertUnreadable(Arrays.copyOf(workbook, workbook.length / 2), "not an Excel workbook");
    }

    @Test
    void refusesAWorkbookThatIsMadeToFillTheMemory() {
        assertThatThrownBy(() -> Read.of(Workbooks.bomb(300)))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("unpacks to far more");
        assertThatThrownBy(() -> Read.of(Workbooks.bomb(2))).isInstanceOf(TooLarge.class);
        assertUnreadable(Workbooks.xlsxOf("<row r='1'><c r='ZZZZZZ1'><v>1</v></c></row>"), "not an Excel workbook");
        assertUnreadable(
                Workbooks.xlsxOf("<row r='1'><c r='A1' t='s'><v>2000000000</v></c></row>"), "not an Excel workbook");
        assertThat(Read.of(Workbooks.xlsxOf("<row r='1'><c r='A1'><v>1E999999999</v></c></row>"))
                        .rows())
                .containsExactly(row(1, "1E+999999999"));
    }

    @Test
    void refusesMoreRowsThanAnOrganisationHas() {
        assertThatThrownBy(() -> read("id\n" + "a\n".repeat(100_000)))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("more than 100000 rows");
    }

    private static void assertUnreadable(byte[] content, String sentence) {
        assertThatThrownBy(() -> Read.of(content))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(sentence);
    }

    private static List<Row> read(String text) {
        Read file = Read.of(text.getBytes(StandardCharsets.UTF_8));
        assertThat(file.problems()).isEmpty();
        return file.rows();
    }

    private static Row row(int number, String... cells) {
        return new Row(number, Arrays.asList(cells));
    }
}
