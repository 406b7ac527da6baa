package org.drumbeat.workflow;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.drumbeat.workflow.DeployedModels.Kind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Refuses a deployment that could not run here, naming the box and what is wrong with it, before anything of it is stored. */
@Component
class ModelGuard implements Deployer {

    /** Files that the engine would take for models, too. */
    private static final List<String> UNREAD = List.of("bpmn20.xml", "dmn11.xml", "cmmn", "cmmn10.xml", "cmmn11.xml");

    private final PackagedModels packaged;
    private final ObjectProvider<DeployedModels> deployed;
    private final ModelBeans beans;
    private final GivenTo givenTo;

    ModelGuard(PackagedModels packaged, ObjectProvider<DeployedModels> deployed, ModelBeans beans, GivenTo givenTo) {
        this.packaged = packaged;
        this.deployed = deployed;
        this.beans = beans;
        this.givenTo = givenTo;
    }

    /** @throws BadUserRequestException with a sentence for each box that is wrong; REST answers it with 400 */
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        deployment.getResources().keySet().stream()
                .filter(name -> UNREAD.stream().anyMatch(name::endsWith))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadUserRequestException("Not deployed. " + name
                            + " is of a kind that is not read here: models end in .bpmn or .dmn.");
                });
        Map<String, byte[]> files = new TreeMap<>();
        deployment.getResources().values().forEach(resource -> files.put(resource.getName(), resource.getBytes()));
        List<ModelFile> models =
                read(files.keySet().stream().filter(ModelGuard::isModel).map(files::get));
        ModelCheck.Known known = known(models, formIds(files));
        List<String> problems = models.stream()
                .flatMap(model -> ModelCheck.problems(model, known).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new BadUserRequestException("Not deployed. " + String.join(" ", problems));
        }
    }

    /** What instances would fail at that still run on an older version, as after an upgrade that took a delegate away. */
    List<String> problemsOfRunningVersions() {
        ModelCheck.Known known = known(List.of(), Set.of());
        return deployed.getObject().processesWithInstances().stream()
                .flatMap(version -> ModelFile.read(version.content()).stream()
                        .flatMap(model -> ModelCheck.problems(model, known).stream())
                        .map(problem -> "Version " + version.number() + " of '" + version.key()
                                + "' still has instances: " + problem))
                .toList();
    }

    /** What a model may refer to when these are deployed on top of all that is deployed and packaged. */
    private ModelCheck.Known known(List<ModelFile> models, Set<String> forms) {
        DeployedModels engine = deployed.getObject();
        Set<String> replaced = union(models, model -> model.ids("process"));
        List<ModelFile> ours = packaged(Kind.PROCESS);
        List<ModelFile> others = Stream.concat(
                        ours.stream(),
                        read(engine.newestProcesses().stream().map(DeployedModels.ProcessVersion::content)).stream())
                .filter(model -> model.ids("process").stream().noneMatch(replaced::contains))
                .toList();
        List<ModelFile> all = Stream.concat(models.stream(), others.stream()).toList();
        // What a packaged model waits for is sent, if not by a process then by a system through our REST API.
        Set<String> sent = union(all, ModelFile::sent);
        sent.addAll(union(ours, ModelFile::awaited));
        return new ModelCheck.Known(
                beans::isDelegate,
                withPackaged(engine.keys(Kind.FORM), Kind.FORM, forms),
                withPackaged(engine.keys(Kind.DECISION), Kind.DECISION, union(models, model -> model.ids("decision"))),
                withPackaged(engine.keys(Kind.PROCESS), Kind.PROCESS, replaced),
                sent,
                union(all, ModelFile::awaited),
                givenTo::isKnown);
    }

    private List<ModelFile> packaged(Kind kind) {
        return read(packaged.all().stream()
                .filter(model -> model.path().endsWith(kind.ending()))
                .map(PackagedModels.PackagedModel::content));
    }

    private Set<String> withPackaged(Set<String> deployed, Kind kind, Set<String> added) {
        deployed.addAll(added);
        packaged.all().stream()
                .map(PackagedModels.PackagedModel::fileName)
                .filter(name -> name.endsWith(kind.ending()))
                .map(name -> name.substring(0, name.length() - kind.ending().length()))
                .forEach(deployed::add);
        return deployed;
    }

    private static Set<String> formIds(Map<String, byte[]> files) {
        return files.keySet().stream()
                .filter(name -> name.endsWith(Kind.FORM.ending()))
                .map(name -> formId(name, files.get(name)))
                .collect(Collectors.toSet());
    }

    private static String formId(String name, byte[] form) {
        try {
            return FormSchema.read(new ByteArrayInputStream(form)).id();
        } catch (IllegalStateException noJson) {
            throw new BadUserRequestException("Not deployed. " + name + " is no form: it holds no JSON.", noJson);
        }
    }

    private static boolean isModel(String name) {
        // As the engine looks, which needs no dot.
        return name.endsWith("bpmn") || name.endsWith("dmn");
    }

    private static List<ModelFile> read(Stream<byte[]> files) {
        return files.map(ModelFile::read).flatMap(Optional::stream).toList();
    }

    private static Set<String> union(Collection<ModelFile> models, Function<ModelFile, Set<String>> names) {
        return models.stream().map(names).flatMap(Set::stream).collect(Collectors.toSet());
    }
}
