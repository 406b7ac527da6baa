package org.drumbeat.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.UploadedFile;

/** Somebody in HR who imports files of results, without a door. */
final class Upload {

    static final String HEADER = "person,month,quota,booked,currency,source,external_id";

    private Upload() {}

    /** A file of these rows under our header. */
    static byte[] csv(String... rows) {
        return text(HEADER, rows);
    }

    static byte[] text(String header, String... rows) {
        return (header + "\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** So many deals of one person; the last one is wrong, so that they are never taken over. */
    static byte[] deals(int number) {
        String[] rows = new String[number];
        Arrays.fill(rows, "rosa,2040-01-01,1,Closed Won");
        rows[number - 1] = "nobody,2040-01-01,1,Closed Won";
        return text("Owner,Close Date,Amount,Stage", rows);
    }

    static ImportResult by(String person, ResultsImport imports, byte[] content, String currency) {
        return by(person, imports, content, Choices.currency(currency), false).result();
    }

    static Outcome by(String person, ResultsImport imports, byte[] content, Choices choices, boolean dryRun) {
        try {
            Path path = Files.createTempFile("results", null);
            Files.write(path, content);
            try (UploadedFile file = new UploadedFile(path, "results.csv", content.length)) {
                return dryRun ? imports.tryOut(file, choices, person) : imports.apply(file, choices, person);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
