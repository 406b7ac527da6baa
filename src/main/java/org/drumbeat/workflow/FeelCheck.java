package org.drumbeat.workflow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a FEEL expression in a form or a table may say: no loops, functions of its own, patterns or huge numbers, since a few
 * words of those could keep a thread busy forever.
 */
final class FeelCheck {

    private static final int LONGEST = 2000;

    /** Each further level of nested brackets takes the parser many times longer. */
    private static final int DEEPEST = 6;

    private static final Pattern TEXTS = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"");
    private static final Pattern COMMENTS = Pattern.compile("//|/\\*");
    private static final Pattern LONG =
            Pattern.compile("\\b(?:for|some|every|function|external|matches|replace|split|extract|decimal|round)\\b"
                    + "|\\*\\*|\\d[eE][+-]?\\d");

    private FeelCheck() {}

    /** What is wrong with an expression, as the end of a sentence. */
    static Optional<String> problem(String expression) {
        return limits(expression).or(() -> Feel.problem(expression));
    }

    /** What is wrong with the cell of a condition in a decision table. */
    static Optional<String> problemOfTest(String test) {
        return limits(test).or(() -> Feel.problemOfTest(test));
    }

    private static Optional<String> limits(String expression) {
        if (expression.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        if (expression.contains("`")) {
            return Optional.of("names something in backticks");
        }
        String code = TEXTS.matcher(expression).replaceAll("\"\"");
        Matcher words = LONG.matcher(code);
        if (words.find()) {
            return Optional.of("says “" + words.group() + "”, which may take for ever");
        }
        if (COMMENTS.matcher(code).find()) {
            return Optional.of("holds a comment");
        }
        int depth = 0;
        int conditions = 0;
        for (int i = 0; i < code.length(); i++) {
            depth += "([{".indexOf(code.charAt(i)) >= 0 ? 1 : ")]}".indexOf(code.charAt(i)) >= 0 ? -1 : 0;
            if (depth > DEEPEST) {
                return Optional.of("has more than " + DEEPEST + " brackets in each other");
            }
            conditions += code.startsWith("if ", i) ? 1 : 0;
        }
        return conditions > DEEPEST
                ? Optional.of("has more than " + DEEPEST + " conditions in each other")
                : Optional.empty();
    }
}
