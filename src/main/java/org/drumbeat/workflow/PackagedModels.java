package org.drumbeat.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The models and forms that come with Drumbeat: those in the jar or, where {@code drumbeat.models} names a folder, those in
 * its {@code bpmn/} and {@code forms/}.
 */
@Component
class PackagedModels {

    private static final List<String> PATTERNS = List.of("bpmn/*/*.bpmn", "bpmn/*/*.dmn", "forms/*/*.form");
    private static final Pattern PLACE = Pattern.compile("(?:bpmn|forms)/([^/]+)/([^/]+)$");

    private final List<PackagedModel> all;

    PackagedModels(@Value("${drumbeat.models}") String root, ResourcePatternResolver resources) {
        try {
            List<PackagedModel> found = new ArrayList<>();
            for (String pattern : PATTERNS) {
                for (Resource resource : resources.getResources(root + pattern)) {
                    found.add(read(resource));
                }
            }
            all = List.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException("The models under " + root + " cannot be read: check drumbeat.models", e);
        }
        if (all.isEmpty()) {
            throw new IllegalStateException("There are no models under " + root
                    + ": drumbeat.models names a folder with bpmn/ and forms/ in it");
        }
    }

    List<PackagedModel> all() {
        return all;
    }

    private static PackagedModel read(Resource resource) throws IOException {
        Matcher place = PLACE.matcher(resource.getURL().getPath());
        if (!place.find()) {
            throw new IllegalStateException("No folder of a module: " + resource);
        }
        return new PackagedModel(place.group(1), place.group(), place.group(2), resource.getContentAsByteArray());
    }

    /**
     * One file.
     *
     * @param module the process family, a folder
     * @param path the same from a folder, a jar or a test, as the engine compares files by it
     * @param fileName id of the process, decision or form, with the ending of its kind
     */
    record PackagedModel(String module, String path, String fileName, byte[] content) {}
}
