package org.drumbeat.workflow;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.drumbeat.workflow.DeployedModels.Kind;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/** Refuses a deployment that could not run here before any of it is stored, naming the box and what is wrong with it. */
@Component
class ModelGuard implements Deployer {

    /** Only files that the engine would read: no path out of the folder, and no second extension. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} _./()+&,'-]{1,200}\\.(bpmn|dmn|form)");

    private static final List<String> READ_ELSEWHERE = List.of(".bpmn20.xml", ".dmn11.xml", ".cmmn");

    private static final int MOST_FILES = 100;
    private static final int LARGEST = 1024 * 1024;
    private static final int MOST_SENTENCES = 20;

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
        Map<String, byte[]> files = new TreeMap<>();
        deployment.getResources().values().forEach(resource -> files.put(resource.getName(), resource.getBytes()));
        List<String> problems = new ArrayList<>();
        if (files.size() > MOST_FILES) {
            problems.add("These are more than " + MOST_FILES + " files: deploy them in parts.");
        } else {
            files.forEach((name, content) -> kind(name, content).ifPresent(problems::add));
        }
        if (problems.isEmpty()) {
            content(files, problems);
        }
        refuse(problems);
    }

    private static Optional<String> kind(String name, byte[] content) {
        if (!NAME.matcher(name).matches()
                || name.contains("..")
                || READ_ELSEWHERE.stream().anyMatch(name::contains)) {
            return Optional.of(
                    ModelFile.shortened(name)
                            + " is of a kind that is not read here: names of models end in .bpmn, .dmn or .form, in small letters.");
        }
        return content.length > LARGEST ? Optional.of(name + " is larger than 1 MB: split it.") : Optional.empty();
    }

    private void content(Map<String, byte[]> files, List<String> problems) {
        Map<String, ModelFile> models = new TreeMap<>();
        Set<String> forms = new HashSet<>();
        files.forEach((name, content) -> {
            try {
                if (isForm(name)) {
                    List<String> wrong = FormCheck.problems(name, content);
                    problems.addAll(
                            wrong.stream().map(problem -> name + ": " + problem).toList());
                    if (wrong.isEmpty()) {
                        forms.add(formId(content));
                    }
                } else {
                    ModelFile model = ModelFile.parse(content);
                    if (model.isDecision() == name.endsWith(Kind.DECISION.ending())) {
                        models.put(name, model);
                    } else {
                        problems.add(name + ": It is no model of the kind that its name says.");
                    }
                }
            } catch (SAXException unreadable) {
                problems.add(name + ": " + unreadable.getMessage());
            }
        });
        ModelCheck.Known known = known(List.copyOf(models.values()), forms);
        models.forEach((name, model) ->
                ModelCheck.problems(model, known).forEach(problem -> problems.add(name + ": " + problem)));
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            int more = problems.size() - MOST_SENTENCES;
            throw new BadUserRequestException("Not deployed. "
                    + String.join(" ", problems.subList(0, Math.min(MOST_SENTENCES, problems.size())))
                    + (more > 0 ? " There is more to mend, " + more + " in all." : ""));
        }
    }

    /** What would make instances of an older version fail, for example after an upgrade that removed a delegate. */
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
        // Whatever a packaged model waits for is sent, either by a process or by a system through our REST API.
        Set<String> sent = union(all, ModelFile::sent);
        sent.addAll(union(ours, ModelFile::awaited));
        return new ModelCheck.Known(
                beans::isDelegate,
                withPackaged(engine.keys(Kind.FORM), Kind.FORM, forms),
                withPackaged(engine.keys(Kind.DECISION), Kind.DECISION, union(models, model -> model.ids("decision"))),
                withPackaged(engine.keys(Kind.PROCESS), Kind.PROCESS, replaced),
                sent,
                union(all, ModelFile::awaited),
                ProcessStarts.of(all),
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

    private static String formId(byte[] form) {
        return FormSchema.read(new ByteArrayInputStream(form)).id();
    }

    private static boolean isForm(String name) {
        return name.endsWith(Kind.FORM.ending());
    }

    private static List<ModelFile> read(Stream<byte[]> files) {
        return files.map(ModelFile::read).flatMap(Optional::stream).toList();
    }

    private static Set<String> union(Collection<ModelFile> models, Function<ModelFile, Set<String>> names) {
        return models.stream().map(names).flatMap(Set::stream).collect(Collectors.toSet());
    }
}
