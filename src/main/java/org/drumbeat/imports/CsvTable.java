package org.drumbeat.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A table that people download, as CSV in UTF-8 with the mark that Excel recognizes. An apostrophe is put before anything
 * that a spreadsheet would take for a formula, and dropped when the file is imported again; a number stays a number.
 */
public final class CsvTable implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern FORMULA = Pattern.compile("[=+@\\-\\p{Cntrl}].*", Pattern.DOTALL);

    private final CsvWriter csv;

    private CsvTable(Writer text, List<String> header) throws IOException {
        text.write('\ufeff');
        this.csv = CsvWriter.builder().build(text);
        this.csv.writeRecord(header);
    }

    public static CsvTable download(HttpServletResponse response, String name, List<String> header) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        return new CsvTable(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), header);
    }

    /** @param cells null for what is empty */
    public void row(String... cells) {
        csv.writeRecord(Arrays.stream(cells).map(CsvTable::safe).toList());
    }

    static String safe(String cell) {
        if (cell == null) {
            return "";
        }
        boolean runs = FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
        return runs ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
