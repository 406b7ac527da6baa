package org.drumbeat.hiring;

import java.nio.charset.StandardCharsets;

/** Small PDFs for tests, which any viewer opens. */
final class PdfFile {

    private PdfFile() {}

    /** An empty page, with these words in a comment. */
    static byte[] of(String words) {
        return text(words).getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] ofSize(int bytes) {
        return of("x".repeat(bytes - of("").length));
    }

    static String text(String words) {
        return """
                %%PDF-1.4
                %%%s
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
                trailer<</Size 4/Root 1 0 R>>
                startxref
                0
                %%%%EOF
                """.formatted(words);
    }
}
