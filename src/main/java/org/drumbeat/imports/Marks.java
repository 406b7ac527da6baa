package org.drumbeat.imports;

import java.util.Optional;

/** Characters that nobody sees in a cell, and that make two texts differ which look the same. */
final class Marks {

    /** They join letters of some scripts and the parts of an emoji, so they belong there. */
    private static final String JOINERS = "\u200c\u200d";

    private Marks() {}

    /** A cell without those at its edges. */
    static String trimmed(String cell) {
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

    /** Names the one that a cell holds, as it stands in the file. */
    static Optional<String> sentence(String cell) {
        if (cell == null) {
            return Optional.empty();
        }
        String trimmed = trimmed(cell);
        if (trimmed.length() < cell.length()) {
            boolean atTheBeginning = isMark(cell.charAt(0));
            String name = name(cell.charAt(atTheBeginning ? 0 : cell.length() - 1));
            return Optional.of("An invisible character (" + name + ") " + (atTheBeginning ? "before" : "behind") + " “"
                    + Row.shortened(trimmed) + "” was left out.");
        }
        for (int i = 0; i < cell.length(); i++) {
            if (isMark(cell.charAt(i)) && JOINERS.indexOf(cell.charAt(i)) < 0) {
                return Optional.of("“" + Row.shortened(cell) + "” holds an invisible character (" + name(cell.charAt(i))
                        + ") after its first " + i + ": remove it, unless it belongs there.");
            }
        }
        return Optional.empty();
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return c >= 0x7f && (type == Character.FORMAT || type == Character.CONTROL);
    }

    private static String name(char c) {
        return "U+%04X".formatted((int) c);
    }
}
