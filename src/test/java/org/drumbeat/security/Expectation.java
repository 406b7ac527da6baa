package org.drumbeat.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who may do what, as a file beside the test says it: a line holds who, the method and the path. */
final class Expectation {

    private static final Map<String, Set<String>> WHO = Map.of(
            "everybody", Set.of("nobody", "intake", "rosa", "marco", "vera", "hana", "ada"),
            "known", Set.of("intake", "rosa", "marco", "vera", "hana", "ada"),
            "people", Set.of("rosa", "marco", "vera", "hana", "ada"),
            "watchers", Set.of("vera", "hana", "ada"),
            "office", Set.of("hana", "ada"),
            "admins", Set.of("ada"));

    private Expectation() {}

    /** Operations, such as {@code GET /task/{}}, with the names of those who may; in the order of the operations. */
    static Map<String, Set<String>> read(String file) {
        Map<String, Set<String>> expected = new TreeMap<>();
        try (InputStream lines = Expectation.class.getResourceAsStream(file)) {
            new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" +"))
                    .forEach(words -> expected.put(operation(words[1], words[2]), WHO.get(words[0])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return expected;
    }

    static String operation(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }
}
