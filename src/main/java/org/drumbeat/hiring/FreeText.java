package org.drumbeat.hiring;

import java.util.Optional;
import org.drumbeat.workflow.Refusal;

/** What a system hands in as a text: tidied, and checked as Tasklist checks what people write. */
final class FreeText {

    private static final int LONGEST_REMARK = 2000;

    private FreeText() {}

    static String tidy(String text) {
        return text == null ? "" : text.strip();
    }

    /** What is wrong with a text that must be there, a sentence; nothing where it is fine. */
    static Optional<String> problem(String field, String tidy, int longest) {
        if (tidy.isEmpty()) {
            return Optional.of("“" + field + "” is missing.");
        }
        if (tidy.length() > longest) {
            return Optional.of("“" + field + "” can have at most " + longest + " characters.");
        }
        // PostgreSQL stores no such text.
        return tidy.indexOf('\0') < 0
                ? Optional.empty()
                : Optional.of("“" + field + "” holds the character number 0, which is no text: remove it.");
    }

    /** @throws Refusal where there is none, or it is too long */
    static String remark(String field, String text) {
        return line(field, text, LONGEST_REMARK);
    }

    /** @throws Refusal where there is none, or it is longer than this */
    static String line(String field, String text, int longest) {
        String tidy = tidy(text);
        problem(field, tidy, longest).ifPresent(sentence -> {
            throw Refusal.invalid(sentence);
        });
        return tidy;
    }

    /** Null where there is none. */
    static String remarkOrNull(String field, String text) {
        return tidy(text).isEmpty() ? null : remark(field, text);
    }
}
