package org.drumbeat.imports;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drumbeat.text.Text;

/**
 * One row of a spreadsheet.
 *
 * @param number as a spreadsheet counts them: the first is 1, and a line break within a cell begins no row
 * @param cells the texts of the cells, without anything invisible around them; null where a cell is empty
 */
public record Row(int number, List<String> cells) {

    private static final Pattern SPACE = Pattern.compile("[ \\p{Zs}]+");
    private static final Pattern BREAK = Pattern.compile(" *[\n\t][ \n\t]*");

    /** As our own exports write what a spreadsheet would take for a formula. */
    private static final Pattern NO_FORMULA = Pattern.compile("'[=+@-].*", Pattern.DOTALL);

    private static final int LONGEST_QUOTE = 80;

    public static Row of(int number, Stream<String> cells) {
        return new Row(number, cells.map(Row::tidy).toList());
    }

    /** The cell in this column, counted from 0; null where the row is shorter. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : null;
    }

    /** The row that names the columns, where a line break stands for a space. */
    Row asHeader() {
        return new Row(number, cells.stream().map(Row::inOneLine).toList());
    }

    /** A cell with one space for every line break and tab in it, for what is looked up and not kept as a text. */
    public static String inOneLine(String cell) {
        boolean isOneLine = cell == null || cell.indexOf('\n') < 0 && cell.indexOf('\t') < 0;
        return isOneLine ? cell : BREAK.matcher(cell).replaceAll(" ");
    }

    /** What a cell holds, short enough for a sentence. */
    public static String shortened(String cell) {
        String line = inOneLine(cell);
        return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
    }

    boolean isEmpty() {
        return cells.stream().allMatch(Objects::isNull);
    }

    private static String tidy(String cell) {
        String tidy = Text.line(cell == null ? "" : SPACE.matcher(cell).replaceAll(" "))
                .value();
        if (tidy.isEmpty()) {
            return null;
        }
        return NO_FORMULA.matcher(tidy).matches() ? tidy.substring(1) : tidy;
    }
}
