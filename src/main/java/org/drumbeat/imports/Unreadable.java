package org.drumbeat.imports;

/** What is neither CSV nor XLSX, with a sentence that says what to do. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String sentence) {
        super(sentence);
    }
}
