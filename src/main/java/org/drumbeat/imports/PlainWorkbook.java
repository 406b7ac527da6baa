package org.drumbeat.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A copy of a workbook in the format that the reader knows: “Strict Open XML” names everything differently, and some
 * programs store a date as a date and not as a number formatted as one.
 */
final class PlainWorkbook implements AutoCloseable {

    private static final String STRICT = "http://purl.oclc.org/ooxml/";
    private static final String STRICT_SHEETS = STRICT + "spreadsheetml/main";
    private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String STRICT_DOCUMENT = STRICT + "officeDocument/relationships";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final Pattern MIDNIGHT = Pattern.compile("T00:00(:00(\\.0+)?)?Z?$");

    private final Path file;

    private PlainWorkbook(Path file) {
        this.file = file;
    }

    /** Whether elements of this namespace have different names in the usual format. */
    static boolean isStrict(String namespace) {
        return namespace != null && namespace.startsWith(STRICT);
    }

    /** Whether the type of a cell says that it holds a day. */
    static boolean isDay(String type) {
        return "d".equals(type);
    }

    static PlainWorkbook of(Content content) throws IOException {
        Path file = Files.createTempFile("drumbeat-workbook-", null);
        try (ZipFile parts = content.parts();
                ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Iterator<ZipArchiveEntry> each = parts.getEntries().asIterator(); each.hasNext(); ) {
                ZipArchiveEntry part = each.next();
                copy.putNextEntry(new ZipEntry(part.getName()));
                try (InputStream original = parts.getInputStream(part)) {
                    if (part.getName().endsWith(".xml")) {
                        copy(original, copy);
                    } else {
                        original.transferTo(copy);
                    }
                }
                copy.closeEntry();
            }
            return new PlainWorkbook(file);
        } catch (XMLStreamException | IOException | RuntimeException broken) {
            Files.deleteIfExists(file);
            throw broken instanceof IOException failed ? failed : new IOException(broken);
        }
    }

    private static void copy(InputStream original, OutputStream copy) throws XMLStreamException {
        XMLStreamReader from = WorkbookFile.xmlReaders().createXMLStreamReader(original);
        XMLStreamWriter to = XMLOutputFactory.newFactory().createXMLStreamWriter(copy, StandardCharsets.UTF_8.name());
        boolean ofDay = false;
        while (from.hasNext()) {
            switch (from.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (from.getLocalName().equals("c")) {
                        ofDay = isDay(from.getAttributeValue(null, "t"));
                    }
                    begin(from, to);
                }
                case XMLStreamConstants.END_ELEMENT -> to.writeEndElement();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    to.writeCharacters(ofDay ? MIDNIGHT.matcher(from.getText()).replaceFirst("") : from.getText());
                default -> {
                    // Comments and the like say nothing of a cell.
                }
            }
        }
        to.flush();
    }

    private static void begin(XMLStreamReader from, XMLStreamWriter to) throws XMLStreamException {
        to.writeStartElement(orEmpty(from.getPrefix()), from.getLocalName(), plain(from.getNamespaceURI()));
        for (int i = 0; i < from.getNamespaceCount(); i++) {
            to.writeNamespace(orEmpty(from.getNamespacePrefix(i)), plain(from.getNamespaceURI(i)));
        }
        for (int i = 0; i < from.getAttributeCount(); i++) {
            String value = from.getAttributeValue(i);
            String name = from.getAttributeLocalName(i);
            boolean typeOfDay = name.equals("t") && from.getLocalName().equals("c") && isDay(value);
            to.writeAttribute(
                    orEmpty(from.getAttributePrefix(i)),
                    plain(from.getAttributeNamespace(i)),
                    name,
                    typeOfDay ? "str" : value);
        }
    }

    private static String plain(String namespace) {
        return switch (orEmpty(namespace)) {
            case STRICT_SHEETS -> SHEETS;
            case STRICT_DOCUMENT -> DOCUMENT;
            default -> orEmpty(namespace);
        };
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    Content content() {
        return new Content.OnDisk(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
