package org.drumbeat.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drumbeat.text.Text;

/** Which column of a file is which, as its header names them, in upper or lower case and in any order. */
public final class Columns {

    /** This many cells of a row do not match column names by chance. */
    private static final int NAMED = 3;

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}#]");

    private final int width;
    private final Map<String, Integer> places;

    private Columns(int width, Map<String, Integer> places) {
        this.width = width;
        this.places = places;
    }

    /**
     * Checks a header against the columns that a file must and may have.
     *
     * @param of what the rows are, for a sentence: “people”
     * @return nothing where something is wrong with it
     */
    public static Optional<Columns> of(
            Row header,
            String of,
            List<String> required,
            List<String> optional,
            Consumer<ImportResult.Problem> problems) {
        return of(header, of, required, optional, Map.of(), problems);
    }

    /**
     * The same; for a header that names hardly any of them, one sentence says so, and says which columns are likely meant.
     *
     * @param likely what others call a column
     */
    public static Optional<Columns> of(
            Row header,
            String of,
            List<String> required,
            List<String> optional,
            Map<String, List<String>> likely,
            Consumer<ImportResult.Problem> problems) {
        List<String> known = Stream.concat(required.stream(), optional.stream()).toList();
        long named = required.stream().filter(column -> names(header, column)).count();
        if (named * 2 < required.size()) {
            problems.accept(new ImportResult.Problem(
                    header.number(),
                    null,
                    "The first row must name the columns " + String.join(", ", required) + "."
                            + likely(header, likely)
                                    .orElse(" The one of this file does not: add it, or rename its columns.")));
            return Optional.empty();
        }
        Map<String, Integer> places = new HashMap<>();
        boolean fits = true;
        for (int i = 0; i < header.cells().size(); i++) {
            String cell = header.cell(i);
            String column = cell == null ? null : cell.toLowerCase(Locale.ROOT);
            if (column != null && !known.contains(column)) {
                fits = false;
                problems.accept(new ImportResult.Problem(
                        header.number(),
                        cell,
                        "“" + Row.shortened(cell) + "” is no column of " + of
                                + ": rename or remove it. The columns are " + String.join(", ", known) + "."));
            } else if (column != null && places.putIfAbsent(column, i) != null) {
                fits = false;
                problems.accept(new ImportResult.Problem(
                        header.number(), column, "The column “" + column + "” is there twice: remove one of them."));
            }
        }
        for (String column : required) {
            if (!places.containsKey(column)) {
                fits = false;
                problems.accept(new ImportResult.Problem(
                        header.number(),
                        column,
                        "The column “" + column
                                + "” is missing. Add it; its cells may be empty where nothing is known."));
            }
        }
        return fits ? Optional.of(new Columns(header.cells().size(), places)) : Optional.empty();
    }

    /** Whether a row names so many of these columns that it is meant to name the columns of the file. */
    public static boolean areNamedBy(Row row, List<String> columns) {
        return columns.stream().filter(column -> names(row, column)).count() >= NAMED;
    }

    private static boolean names(Row row, String column) {
        return row.cells().stream().anyMatch(cell -> cell != null && cell.equalsIgnoreCase(column));
    }

    /**
     * Which columns of a file are likely meant, in a sentence.
     *
     * @param likely what others call each of our columns
     * @return nothing where none is
     */
    public static Optional<String> likely(Row header, Map<String, List<String>> likely) {
        String meant = proposed(header, likely).entrySet().stream()
                .map(one -> "“" + Row.shortened(one.getValue()) + "” as " + one.getKey())
                .collect(Collectors.joining(", "));
        return meant.isEmpty() ? Optional.empty() : Optional.of(" Likely meant here: " + meant + ". Rename them.");
    }

    /**
     * The column of a file that is likely meant by each of ours, in the order of ours.
     *
     * @param likely what others call each of our columns
     */
    public static Map<String, String> proposed(Row header, Map<String, List<String>> likely) {
        Map<String, String> proposed = new LinkedHashMap<>();
        likely.forEach((column, names) -> Stream.concat(Stream.of(column), names.stream())
                .map(Columns::letters)
                .flatMap(name -> header.cells().stream()
                        .filter(cell -> cell != null && letters(cell).equals(name) && !proposed.containsValue(cell)))
                .findFirst()
                .ifPresent(cell -> proposed.put(column, cell)));
        return proposed;
    }

    private static String letters(String name) {
        return NO_LETTER.matcher(Alike.key(name)).replaceAll("");
    }

    /** What to say of a file without any row. */
    public static ImportResult.Problem noHeader(List<String> columns) {
        return new ImportResult.Problem(
                1, null, "The file is empty. Its first row must name the columns: " + String.join(", ", columns) + ".");
    }

    /** The cell of a row in this column; null where it is empty, or the file has no such column. */
    public String cell(Row row, String column) {
        Integer place = places.get(column);
        return place == null ? null : row.cell(place);
    }

    private String columnAt(int place) {
        return places.entrySet().stream()
                .filter(column -> column.getValue() == place)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Whether the row fits: cells outside any column would be lost, and a row that is cut off would empty the columns it
     * does not reach.
     */
    public boolean fit(Row row, Consumer<ImportResult.Problem> problems) {
        boolean fits = true;
        if (row.cells().size() < width) {
            fits = false;
            problems.accept(new ImportResult.Problem(
                    row.number(),
                    null,
                    "This row has " + row.cells().size() + " cells and the header has " + width
                            + ": add the empty ones, or save the file as .xlsx."));
        }
        for (int i = 0; i < row.cells().size(); i++) {
            if (row.cell(i) != null && !places.containsValue(i)) {
                problems.accept(new ImportResult.Problem(
                        row.number(),
                        null,
                        "This row has a cell in a column without a name. A separator too many is often why."));
                return false;
            }
            Optional<String> problem = row.cell(i) == null
                    ? Optional.empty()
                    : Text.line(row.cell(i)).problem();
            if (problem.isPresent()) {
                fits = false;
                problems.accept(
                        new ImportResult.Problem(row.number(), columnAt(i), "“" + columnAt(i) + "” " + problem.get()));
            }
        }
        return fits;
    }
}
