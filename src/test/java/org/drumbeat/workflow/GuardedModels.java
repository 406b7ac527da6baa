package org.drumbeat.workflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.xml.sax.SAXException;

/** What the guard of deployments says of models, for the rules of the house: what it refuses needs no rule of its own. */
public final class GuardedModels {

    private GuardedModels() {}

    /**
     * A sentence for each box that it refuses, after the name of its file.
     *
     * @param models what the files hold, by name
     * @param delegates whether a bean of this name is a delegate
     * @param external messages that only other systems send or wait for
     */
    public static List<String> problems(
            Map<String, String> models, Predicate<String> delegates, Set<String> forms, Set<String> external) {
        Map<String, ModelFile> read = new TreeMap<>();
        models.forEach((name, content) -> read.put(name, read(name, content)));
        ModelCheck.Known known = new ModelCheck.Known(
                delegates,
                forms,
                union(read.values(), model -> model.ids("decision")),
                union(read.values(), model -> model.ids("process")),
                with(external, union(read.values(), ModelFile::sent)),
                with(external, union(read.values(), ModelFile::awaited)),
                ProcessStarts.of(List.copyOf(read.values())),
                any -> true);
        List<String> problems = new ArrayList<>();
        read.forEach((name, model) ->
                ModelCheck.problems(model, known).forEach(problem -> problems.add(name + ", " + problem)));
        return problems;
    }

    private static ModelFile read(String name, String content) {
        try {
            return ModelFile.parse(content.getBytes(StandardCharsets.UTF_8));
        } catch (SAXException e) {
            throw new IllegalArgumentException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Set<String> union(Collection<ModelFile> models, Function<ModelFile, Set<String>> names) {
        Set<String> all = new TreeSet<>();
        models.forEach(model -> all.addAll(names.apply(model)));
        return all;
    }

    private static Set<String> with(Set<String> some, Set<String> others) {
        others.addAll(some);
        return others;
    }
}
