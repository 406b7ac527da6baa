package org.drumbeat.results;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drumbeat.imports.Alike;
import org.drumbeat.imports.Row;

/** Knows by name which stages of a CRM mean that a deal is won, and which stages a file has. */
final class WonStages {

    private static final int MOST_NAMED = 20;

    /** HubSpot names the pipeline behind the stage: “Closed won (Sales Pipeline)”. */
    private static final Pattern PIPELINE = Pattern.compile("\\s*\\([^()]*\\)$");

    /** What stages for closed deals are called, in the languages of those who rename them. */
    private static final Pattern OVER = Pattern.compile(
            "won|win|lost|sign|clos|gewonn|verlor|geschloss|gagn|perdu|ferm|ganad|perdid|cerrad|vint|chius|ganh|fechad|wygran");

    private final List<String> names;
    private final Set<String> keys;

    /** By their names, as the file writes them. */
    private final Map<String, Integer> rowsByStage = new TreeMap<>();

    WonStages(Collection<String> names) {
        this.names = List.copyOf(names);
        this.keys = names.stream().map(WonStages::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a deal in this stage is won. */
    boolean has(String stage) {
        return stage != null && (keys.contains(key(stage)) || keys.contains(Alike.key(stage)));
    }

    /** Whether its name is that of a won stage with something added: “Closed Won - Reversed”. */
    boolean isNearly(String stage) {
        return stage != null && !has(stage) && keys.stream().anyMatch(key(stage)::startsWith);
    }

    /** Whether it is called as if the deal were over, won or lost. */
    static boolean isOver(String stage) {
        return stage != null && OVER.matcher(Alike.key(stage)).find();
    }

    /** Notes a stage of the file; tells whether it is new. */
    boolean note(String stage, int row) {
        return stage != null
                && rowsByStage.size() < MOST_NAMED
                && rowsByStage.putIfAbsent(Row.shortened(stage), row) == null;
    }

    /** The stages of the file, the first twenty. */
    List<String> ofTheFile() {
        return List.copyOf(rowsByStage.keySet());
    }

    List<String> names() {
        return names;
    }

    /** For a sentence. */
    static String quoted(Collection<String> stages) {
        return stages.stream().map(stage -> "“" + stage + "”").collect(Collectors.joining(", "));
    }

    private static String key(String stage) {
        return Alike.key(PIPELINE.matcher(stage).replaceFirst(""));
    }
}
