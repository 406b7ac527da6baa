package org.drumbeat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * Diagrams as earlier releases had them, so that a test begins on them and ends on this application, as an instance does that
 * runs while Drumbeat is upgraded.
 *
 * <p>Whoever changes a diagram with tasks keeps the released one in the folder {@code earlier} of the test resources, named by
 * its id and version tag, and walks it to its end from every place where it may wait.
 */
public final class EarlierVersions implements AutoCloseable {

    private static final Path FOLDER = Path.of("src/test/resources/org/drumbeat/earlier");

    private final ProcessEngine engine;
    private final List<Path> files;
    private final List<String> deployments = new ArrayList<>();

    private EarlierVersions(ProcessEngine engine, List<Path> files) {
        this.engine = engine;
        this.files = files;
    }

    /** Every diagram that is kept. */
    public static List<Path> all() {
        return files(FOLDER).toList();
    }

    /** Deploys these, so that what starts now runs on them. @param names such as candidacy-2.1.0 */
    public static EarlierVersions of(ProcessEngine engine, String... names) {
        EarlierVersions earlier = new EarlierVersions(
                engine,
                Stream.of(names).map(name -> FOLDER.resolve(name + ".bpmn")).toList());
        earlier.deploy(earlier.files);
        return earlier;
    }

    /** Deploys today's diagrams of the same processes: what runs goes on with its own, and what it calls is today's. */
    public void upgrade() {
        deploy(files.stream().map(EarlierVersions::ofToday).toList());
    }

    /** Today's diagram of the process that this is an earlier one of. */
    public static Path ofToday(Path earlier) {
        return files(Path.of("bpmn"))
                .filter(file -> file.endsWith(process(earlier) + ".bpmn"))
                .findFirst()
                .orElseThrow();
    }

    /** The id of the process, by the name of the file. */
    public static String process(Path earlier) {
        return earlier.getFileName().toString().replaceFirst("-\\d+\\.\\d+\\.\\d+\\.bpmn$", "");
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deploy(List<Path> models) {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (Path model : models) {
            try {
                deployment.addString(
                        files.contains(model)
                                ? process(model) + ".bpmn"
                                : model.getFileName().toString(),
                        Files.readString(model));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        deployments.add(0, deployment.deploy().getId());
    }

    /** Forgets them and what has run on them. */
    @Override
    public void close() {
        deployments.forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
    }
}
