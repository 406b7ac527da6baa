package org.drumbeat.hiring;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A candidate's CV, a PDF as it was handed in: kept as it is, and only ever given out as a file.
 *
 * @param storedBy id of the person in HR, or of the system, that handed it in
 */
record Cv(
        @Id String candidacyId,
        byte[] content,
        String storedBy,
        Instant storedAt,
        @Version Integer version) {

    static final int LARGEST = 5 * 1024 * 1024;

    private static final Pattern HEAD = Pattern.compile("%PDF-[12]\\.\\d(?s:.*)");
    private static final int HEAD_LENGTH = 16;

    /** The end of a PDF stands in its last 1024 bytes, says ISO 32000. */
    private static final int TAIL_LENGTH = 1024;

    /**
     * What is known of a CV without its content.
     *
     * @param size in bytes
     * @param storedBy the name of who handed it in
     */
    record Entry(long size, String storedBy, Instant storedAt) {}

    /** @throws Refusal where it is no whole PDF, or too large */
    static Cv of(String candidacyId, byte[] content, String storedBy, Instant now) {
        require(content);
        return new Cv(candidacyId, content, storedBy, now, null);
    }

    Cv replacedBy(byte[] content, String storedBy, Instant now) {
        require(content);
        return new Cv(candidacyId, content, storedBy, now, version);
    }

    private static void require(byte[] content) {
        if (content.length > LARGEST) {
            throw Refusal.tooLarge("A CV can have at most 5 MB: make the file smaller, and send it again.");
        }
        if (content.length == 0) {
            throw Refusal.invalid("“file” is empty: choose the CV, a PDF.");
        }
        if (!HEAD.matcher(text(content, 0, HEAD_LENGTH)).matches()) {
            throw Refusal.invalid("“file” is not a PDF, whatever its name says: save the CV as a PDF, and send that.");
        }
        String tail = text(content, content.length - TAIL_LENGTH, TAIL_LENGTH);
        if (!tail.contains("startxref") || !tail.contains("%%EOF")) {
            throw Refusal.invalid("“file” is an incomplete PDF, so nobody could read it: send it again.");
        }
    }

    private static String text(byte[] content, int from, int length) {
        int start = Math.max(from, 0);
        return new String(content, start, Math.min(length, content.length - start), StandardCharsets.ISO_8859_1);
    }
}
