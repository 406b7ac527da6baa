package org.drumbeat.text;

import java.util.regex.Pattern;

/** Escapes a text so that it shows as it is where it would otherwise be read as markup or a formula. */
public final class PlainText {

    /** What begins a formula for a program that opens a table; the last two are what they become in East Asian typing. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final Pattern BREAK = Pattern.compile("[\\s\\p{Cc}\\p{Z}]+");

    private PlainText() {}

    /** One line of what may be several, where a line break would end it: the subject of a mail. */
    public static String line(String text) {
        return BREAK.matcher(text).replaceAll(" ").strip();
    }

    /**
     * A cell of a CSV file that no spreadsheet program calculates: an apostrophe stands before what would begin a formula.
     * Numbers stay numbers. Null stays null.
     */
    public static String cell(String text) {
        boolean isFormula = text != null
                && !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !text.matches("[+-]?[0-9]+([.,][0-9]+)?");
        return isFormula ? "'" + text : text;
    }
}
