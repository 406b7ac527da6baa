package org.drumbeat.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Excel workbooks, as somebody saves them, and as somebody does who means harm. */
public final class Workbooks {

    private Workbooks() {}

    /** A workbook whose cells hold days as days, and numbers as numbers. */
    public static byte[] xlsx(List<Object> header, List<List<Object>> rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Drumbeat", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("List");
            fill(sheet, 0, header);
            for (int i = 0; i < rows.size(); i++) {
                fill(sheet, i + 1, rows.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** A workbook of three sheets, each with its name and rows. */
    public static byte[] xlsx(
            String first,
            List<List<Object>> ofFirst,
            String second,
            List<List<Object>> ofSecond,
            String third,
            List<List<Object>> ofThird) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Drumbeat", "1.0")) {
            fill(workbook.newWorksheet(first), ofFirst);
            fill(workbook.newWorksheet(second), ofSecond);
            fill(workbook.newWorksheet(third), ofThird);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void fill(Worksheet sheet, List<List<Object>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            fill(sheet, i, rows.get(i));
        }
    }

    private static void fill(Worksheet sheet, int row, List<Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof LocalDate day) {
                sheet.value(row, column, day);
                sheet.style(row, column).format("dd/mm/yyyy").set();
            } else if (cell instanceof Number number) {
                sheet.value(row, column, number);
            } else if (!cell.toString().isEmpty()) {
                sheet.value(row, column, cell.toString());
            }
        }
    }

    /** A small workbook whose only sheet unpacks to this many spaces. */
    public static byte[] bomb(int megabytes) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] megabyte = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int i = 0; i < megabytes; i++) {
                zip.write(megabyte);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** A workbook with one sheet of this content, written by hand. */
    public static byte[] xlsxOf(String sheetData) {
        return xlsxOf(sheetData, "");
    }

    /** The same with something behind the rows. */
    public static byte[] xlsxOf(String sheetData, String behind) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            part(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Override PartName="/xl/workbook.xml" ContentType=\
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                    <sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>""");
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet><sheetData>" + sheetData + "</sheetData>" + behind + "</worksheet>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** A workbook that is saved as “Strict Open XML”, with the shared text “id” and a style 1 that shows a number as a day. */
    public static byte[] strict(String sheetData) {
        String sheets = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        String relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            part(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                    <Override PartName="/xl/workbook.xml" ContentType=\
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
                    <Override PartName="/xl/sharedStrings.xml" ContentType=\
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>\
                    <Override PartName="/xl/styles.xml" ContentType=\
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns="%s" xmlns:r="%s" conformance="strict"><sheets>\
                    <sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(sheets, relations));
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                    <Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""".formatted(relations));
            part(zip, "xl/sharedStrings.xml", "<sst xmlns='%s'><si><t>id</t></si></sst>".formatted(sheets));
            part(zip, "xl/styles.xml", """
                    <styleSheet xmlns="%s"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>\
                    <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>""".formatted(sheets));
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>".formatted(sheets, sheetData));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
