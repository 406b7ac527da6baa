package org.drumbeat.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/** Where a file is, in memory or on the disk: read from its beginning as often as it is opened. */
interface Content {

    long size() throws IOException;

    InputStream open() throws IOException;

    ZipFile parts() throws IOException;

    ReadableWorkbook workbook(ReadingOptions options) throws IOException;

    /** A small file. */
    record InMemory(byte[] bytes) implements Content {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public ZipFile parts() throws IOException {
            return ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                    .get();
        }

        @Override
        public ReadableWorkbook workbook(ReadingOptions options) throws IOException {
            return new ReadableWorkbook(open(), options);
        }
    }

    /** A file of any size. */
    record OnDisk(Path file) implements Content {

        @Override
        public long size() throws IOException {
            return Files.size(file);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public ZipFile parts() throws IOException {
            return ZipFile.builder().setPath(file).get();
        }

        @Override
        public ReadableWorkbook workbook(ReadingOptions options) throws IOException {
            return new ReadableWorkbook(file.toFile(), options);
        }
    }
}
