package org.drumbeat.imports;

/** A file that would take too much memory or time to read, with a sentence that says what to do. */
public final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLarge(String sentence) {
        super(sentence);
    }
}
