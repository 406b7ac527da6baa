package org.drumbeat.imports;

import java.util.Optional;
import org.drumbeat.text.Text;

/** Characters that nobody sees in a cell, but that make two texts differ although they look the same. */
final class InvisibleCharacters {

    private InvisibleCharacters() {}

    private static String trimmed(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isMark(cell.charAt(from))) {
            from++;
        }
        while (from < to && isMark(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    /** Names the invisible character in a cell, as it is in the file. */
    static Optional<String> sentence(String cell) {
        if (cell == null) {
            return Optional.empty();
        }
        if (isPlain(cell)) {
            return Optional.empty();
        }
        String trimmed = trimmed(cell);
        if (trimmed.length() < cell.length()) {
            boolean atTheBeginning = isMark(cell.charAt(0));
            String name = name(cell.charAt(atTheBeginning ? 0 : cell.length() - 1));
            return Optional.of("An invisible character (" + name + ") " + (atTheBeginning ? "before" : "behind") + " “"
                    + Row.shortened(trimmed) + "” was left out.");
        }
        return Text.invisibleIn(cell).stream()
                .findFirst()
                .map(mark -> "“" + Row.shortened(cell) + "” holds an invisible character (" + mark
                        + "): remove it, unless it belongs there.");
    }

    /** True for nearly all cells, and a file has millions of them. */
    private static boolean isPlain(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return c >= 0x7f && (type == Character.FORMAT || type == Character.CONTROL);
    }

    private static String name(char c) {
        return "U+%04X".formatted((int) c);
    }
}
