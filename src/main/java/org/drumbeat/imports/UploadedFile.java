package org.drumbeat.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.multipart.MultipartFile;

/**
 * A large file on the disk for as long as it is imported.
 *
 * @param name as whoever sent it calls it
 */
public record UploadedFile(Path path, String name, long size) implements AutoCloseable {

    private static final int LONGEST_NAME = 255;

    public static UploadedFile of(MultipartFile upload) throws IOException {
        Path path = Files.createTempFile("drumbeat-import-", null);
        try {
            // With a File, the server moves what it has received; with a Path it would copy it.
            upload.transferTo(path.toFile());
            return new UploadedFile(path, tidy(upload.getOriginalFilename()), Files.size(path));
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(path);
            throw failed;
        }
    }

    private static String tidy(String name) {
        String tidy = name == null ? "" : name.replaceAll("\\p{Cntrl}", " ").strip();
        return tidy.length() > LONGEST_NAME ? tidy.substring(0, LONGEST_NAME) : tidy;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
