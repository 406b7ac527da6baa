package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Models and forms are deployed once, whatever they are read from, and again only where one has changed. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = DeployedModels.class)
class ModelDeploymentTest {

    private static final String TRIAL = "drumbeat-trial";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ModelDeployment packaged;

    @Autowired
    private DeployedModels deployed;

    @Autowired
    private ModelGuard guard;

    @TempDir
    private Path folder;

    /** The files of a module made up for the test, by their path. */
    private final Map<String, String> files = new TreeMap<>();

    @BeforeEach
    void aModuleForTrial() {
        files.put("bpmn/trial/trial.bpmn", process("trial", "1"));
        files.put("bpmn/trial/trial-again.bpmn", process("trial-again", "1"));
        files.put("forms/trial/try.form", "{\"id\": \"try\", \"type\": \"default\", \"components\": []}");
    }

    @AfterEach
    void takeAway() {
        for (Deployment deployment : repository.createDeploymentQuery().list()) {
            if (deployment.getName().equals(TRIAL) || deployment.getName().equals("by an admin")) {
                repository.deleteDeployment(deployment.getId(), true);
            }
        }
    }

    @Test
    void aSecondStartDeploysNothing() {
        List<String> before = deployments();

        packaged.afterSingletonsInstantiated();

        assertThat(deployments()).isEqualTo(before);
    }

    @Test
    void eachModuleIsOneDeploymentOfNamesWithoutAFolder() {
        List<Deployment> ours = repository
                .createDeploymentQuery()
                .deploymentSource(ModelDeployment.SOURCE)
                .list();

        assertThat(ours)
                .extracting(Deployment::getName)
                .contains("drumbeat-hiring")
                .doesNotHaveDuplicates();
        for (Deployment deployment : ours) {
            String module = deployment.getName().substring("drumbeat-".length());
            assertThat(resources(deployment))
                    .isNotEmpty()
                    .allMatch(name -> name.matches("(bpmn|forms)/" + module + "/[a-z-]+\\.(bpmn|dmn|form)"));
        }
    }

    @Test
    void onlyWhatHasChangedIsDeployedAgain() throws IOException {
        start(folderOf("first"));
        assertThat(trials()).containsExactly(List.copyOf(files.keySet()));

        files.put("forms/trial/try.form", files.get("forms/trial/try.form").replace("[]", "[ ]"));
        start(folderOf("second"));
        assertThat(trials()).containsExactly(List.copyOf(files.keySet()), List.of("forms/trial/try.form"));

        files.put("bpmn/trial/trial.bpmn", process("trial", "2"));
        start(folderOf("third"));
        start(folderOf("fourth"));
        assertThat(trials())
                .containsExactly(
                        List.copyOf(files.keySet()), List.of("forms/trial/try.form"), List.of("bpmn/trial/trial.bpmn"));
        assertThat(newest("trial").getVersion()).isEqualTo(2);
        assertThat(newest("trial-again").getVersion()).isEqualTo(1);
    }

    @Test
    void anotherFolderAndAJarAreTheSame() throws IOException {
        start(folderOf("first"));
        start(folderOf("another place"));
        start(jarOf("drumbeat.jar"));

        assertThat(trials()).hasSize(1);
    }

    @Test
    void whatAnAdminHasDeployedStaysOnTop() throws IOException {
        start(folderOf("first"));
        repository
                .createDeployment()
                .name("by an admin")
                .addString("trial.bpmn", process("trial", "of the admin"))
                .deploy();

        start(folderOf("second"));

        assertThat(newest("trial").getVersionTag()).isEqualTo("of the admin");
        assertThat(trials()).hasSize(1);
    }

    private void start(Path classes) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            PackagedModels models = new PackagedModels("classpath*:", new PathMatchingResourcePatternResolver(loader));
            new ModelDeployment(repository, models, deployed, guard).afterSingletonsInstantiated();
        }
    }

    private Path folderOf(String name) throws IOException {
        Path classes = folder.resolve(name);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = classes.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return classes;
    }

    private Path jarOf(String name) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String directory : List.of("bpmn/", "bpmn/trial/", "forms/", "forms/trial/")) {
                out.putNextEntry(new JarEntry(directory));
            }
            for (Map.Entry<String, String> content : files.entrySet()) {
                out.putNextEntry(new JarEntry(content.getKey()));
                out.write(content.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static String process(String id, String version) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Trial" targetNamespace="https://drumbeat.org/test">
                  <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D" camunda:versionTag="%s">
                    <bpmn:startEvent id="StartEvent_Tried" />
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(id, version);
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().orderByDeploymentId().asc().list().stream()
                .map(Deployment::getId)
                .toList();
    }

    /** The resources of each deployment of the trial, the oldest first. */
    private List<List<String>> trials() {
        List<List<String>> trials = new ArrayList<>();
        repository
                .createDeploymentQuery()
                .deploymentName(TRIAL)
                .orderByDeploymentTime()
                .asc()
                .list()
                .forEach(deployment -> trials.add(resources(deployment)));
        return trials;
    }

    private List<String> resources(Deployment deployment) {
        return repository.getDeploymentResources(deployment.getId()).stream()
                .map(Resource::getName)
                .sorted()
                .toList();
    }

    private ProcessDefinition newest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }
}
