package org.drumbeat.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The merged cells of a workbook; only the first cell of each range holds the value. */
final class MergedCells {

    /** A file with more has them everywhere, so reporting these is enough. */
    private static final int MOST = 1000;

    private static final Pattern RANGE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7}):\\$?[A-Z]{1,3}\\$?[0-9]{1,7}");

    private static final String RELATIONS = "xl/_rels/";

    private final Map<String, List<Range>> byPart = new HashMap<>();
    private final Map<String, String> partsById = new HashMap<>();

    /**
     * Cells that are one.
     *
     * @param name as a spreadsheet shows it: E2:E4
     * @param row of the first cell, as a spreadsheet counts
     * @param column of the first cell, from 0
     */
    record Range(String name, int row, int column) {}

    /** Notes what is merged on the sheet that is kept in this part. */
    void add(String part, String name) {
        List<Range> ranges = byPart.computeIfAbsent(fileName(part), any -> new ArrayList<>());
        Matcher range = RANGE.matcher(name == null ? "" : name);
        if (ranges.size() < MOST && range.matches()) {
            ranges.add(new Range(name, Integer.parseInt(range.group(2)), column(range.group(1))));
        }
    }

    /** Notes in which part a sheet is kept. */
    void name(String id, String part, String listedIn) {
        if (id != null && part != null && listedIn.startsWith(RELATIONS)) {
            partsById.put(id, fileName(part));
        }
    }

    /** What is merged on the sheet with this id. */
    List<Range> on(String id) {
        return byPart.getOrDefault(partsById.getOrDefault(id, ""), List.of());
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    private static String fileName(String part) {
        return part.substring(part.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
