package org.drumbeat.text;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text as it is kept, of one line or of several: what is harmless is repaired, and what could deceive or break what
 * shows it is refused.
 *
 * <p>Repaired: letters are composed (NFC), nothing invisible is left at the edges, and every line break is the same one.
 * Refused: control characters and, in one line, line breaks and tabs; bidirectional embeddings, overrides and isolates,
 * which make a text read otherwise than it is stored; half characters; hidden tags; heaps of marks on one letter. What
 * languages need stays: joiners and non-joiners, the marks of one direction, emoji.
 *
 * @param value without what is invisible at its edges; empty where nothing can be seen
 * @param problem what must be changed, to go on after the name of the field: “must be one line: …”
 */
public record Text(String value, Optional<String> problem) {

    /** As many as any language puts on one letter, and some more. */
    private static final int MOST_MARKS = 10;

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\u000b\f\u0085\u2028\u2029]");
    private static final int BLACK_FLAG = 0x1f3f4;

    /** A text of one line: a name, a title, a subject. Null is nothing. */
    public static Text line(String text) {
        return of(text, false);
    }

    /** A text that may have several lines: a note, a reason. Null is nothing. */
    public static Text lines(String text) {
        return of(text, true);
    }

    private static Text of(String text, boolean several) {
        if (text != null && isPlain(text)) {
            return new Text(text, Optional.empty());
        }
        String value = visible(LINE_BREAK
                .matcher(Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFC))
                .replaceAll("\n"));
        return new Text(value, Optional.ofNullable(problem(value, several)));
    }

    /** True for most texts, and files have millions of them. */
    private static boolean isPlain(String text) {
        int end = text.length();
        if (end > 0 && (text.charAt(0) == ' ' || text.charAt(end - 1) == ' ')) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Without what is invisible at its edges; empty where there is nothing else. */
    private static String visible(String text) {
        int start = 0;
        while (start < text.length() && isInvisible(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (end > start && isInvisibleAtTheEnd(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** A character that belongs to the one before it is not cut off, though it cannot be seen alone. */
    private static boolean isInvisibleAtTheEnd(int c) {
        return isInvisible(c) && !isVariation(c) && !isTag(c);
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || c == '\u0085'
                || isVariation(c)
                || isFiller(c);
    }

    private static boolean isVariation(int c) {
        return c >= 0xfe00 && c <= 0xfe0f || c >= 0xe0100 && c <= 0xe01ef;
    }

    /** Letters and signs that are drawn as nothing. */
    private static boolean isFiller(int c) {
        return c == 0x34f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || c == 0x2800
                || c == 0x3164
                || c == 0xffa0;
    }

    private static boolean isTag(int c) {
        return c >= 0xe0000 && c <= 0xe007f;
    }

    private static String problem(String text, boolean several) {
        int marks = 0;
        boolean isFlag = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            isFlag = c == BLACK_FLAG || isFlag && isTag(c);
            marks = isMark(c) ? marks + 1 : 0;
            String problem = problem(c, several, isFlag);
            if (problem == null && marks > MOST_MARKS) {
                problem = "has more marks on one letter than can be read: remove some.";
            }
            if (problem != null) {
                return problem;
            }
            i += Character.charCount(c);
        }
        return null;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static String problem(int c, boolean several, boolean isFlag) {
        if (c == '\n' || c == '\t') {
            return several ? null : "must be one line: remove the " + (c == '\t' ? "tab" : "line break") + " in it.";
        }
        if (c == 0) {
            return "holds the character number 0, which is no text: remove it.";
        }
        if (isDirection(c)) {
            return "holds an invisible character that turns the order of letters round (" + code(c)
                    + "): delete it, or type the text again.";
        }
        if (Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || isNoCharacter(c)
                || c >= 0xfff9 && c <= 0xfffb
                || isTag(c) && !isFlag) {
            return "holds an invisible character that is no text (" + code(c) + "): delete it, or type the text again.";
        }
        return null;
    }

    /** Embeddings, overrides and isolates: they reach beyond their place, as the marks of a direction do not. */
    private static boolean isDirection(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c >= 0x206a && c <= 0x206f;
    }

    private static boolean isNoCharacter(int c) {
        return (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef;
    }

    /**
     * Which invisible characters stand within a text that has none at its edges and no problem, as “U+200B”: none of them is
     * wrong, and each makes two texts that look alike differ. A joiner is not named, since languages need it.
     */
    public static Set<String> invisibleIn(String text) {
        Set<String> found = new LinkedHashSet<>();
        text.codePoints()
                .filter(c -> isInvisible(c) && c != ' ' && c != '\n' && c != '\t')
                .filter(c -> c != 0x200c && c != 0x200d && !isVariation(c) && !isTag(c))
                .filter(c -> !Character.isSpaceChar(c))
                .forEach(c -> found.add(code(c)));
        return found;
    }

    private static String code(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }
}
