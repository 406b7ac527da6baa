package org.drumbeat.workflow;

import java.util.Optional;
import org.drumbeat.text.Text;

/** Tidies the texts that a system hands in, and checks them as Tasklist checks what people write. */
public final class FreeText {

    private static final int LONGEST_REMARK = 2000;

    private FreeText() {}

    public static String tidy(String text) {
        return Text.lines(text).value();
    }

    /** What is wrong with a required one-line text, as a sentence; empty where it is fine. */
    public static Optional<String> problem(String field, String text, int longest) {
        return problem(field, Text.line(text), longest);
    }

    private static Optional<String> problem(String field, Text text, int longest) {
        if (text.value().isEmpty()) {
            return Optional.of("“" + field + "” is missing.");
        }
        if (text.value().length() > longest) {
            return Optional.of("“" + field + "” can have at most " + longest + " characters.");
        }
        return text.problem().map(problem -> "“" + field + "” " + problem);
    }

    /** What is wrong with a required text of several lines, as a sentence; empty where it is fine. */
    public static Optional<String> remarkProblem(String field, String text) {
        return problem(field, Text.lines(text), LONGEST_REMARK);
    }

    /** @throws Refusal where there is none, or it is too long */
    public static String remark(String field, String text) {
        return checked(field, Text.lines(text), LONGEST_REMARK);
    }

    /** @throws Refusal where there is none, or it is longer than this, or of several lines */
    public static String line(String field, String text, int longest) {
        return checked(field, Text.line(text), longest);
    }

    private static String checked(String field, Text text, int longest) {
        problem(field, text, longest).ifPresent(sentence -> {
            throw Refusal.invalid(sentence);
        });
        return text.value();
    }

    /** Null where there is none. */
    public static String remarkOrNull(String field, String text) {
        return tidy(text).isEmpty() ? null : remark(field, text);
    }
}
