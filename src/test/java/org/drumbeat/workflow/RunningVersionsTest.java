package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.EarlierVersions;
import org.drumbeat.SampleVacancy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * What start-up says of instances that run on a version which needs something that is no more, and that nothing is gone which the
 * diagrams of earlier releases name; the tests of the modules walk them to their end.
 */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = DeployedModels.class)
class RunningVersionsTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private PackagedModels packaged;

    @Autowired
    private ObjectProvider<DeployedModels> deployed;

    @Autowired
    private ModelBeans beans;

    @Autowired
    private GivenTo givenTo;

    @Test
    void namesTheVersionTheBoxAndWhatIsMissing() {
        new Desks(engine).start("marco", "vacancy", SampleVacancy.answers());
        ModelBeans noneLeft = new ModelBeans(new StaticListableBeanFactory());

        assertThat(new ModelGuard(packaged, deployed, noneLeft, givenTo).problemsOfRunningVersions())
                .anySatisfy(
                        problem -> assertThat(problem)
                                .matches(
                                        "Version \\d+ of 'vacancy' still has instances: “Other candidacies closed” "
                                                + "\\(ThrowEvent_OthersClosed\\) is bound to the delegate “sendMessage”, which does not exist\\."));
        assertThat(new ModelGuard(packaged, deployed, beans, givenTo).problemsOfRunningVersions())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void findsEverythingThatDiagramsOfEarlierReleasesName(Path earlier) {
        Process kept = onlyProcess(earlier);
        Process today = onlyProcess(EarlierVersions.ofToday(earlier));
        assertThat(earlier).hasFileName(kept.getId() + "-" + kept.getCamundaVersionTag() + ".bpmn");
        assertThat(today.getCamundaVersionTag())
                .as("a changed diagram has another version")
                .isNotEqualTo(kept.getCamundaVersionTag());

        assertThatCode(() -> EarlierVersions.of(
                                engine, earlier.getFileName().toString().replace(".bpmn", ""))
                        .close())
                .doesNotThrowAnyException();
    }

    static List<Path> earlier() {
        return EarlierVersions.all();
    }

    private static Process onlyProcess(Path file) {
        return Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class).stream()
                .findFirst()
                .orElseThrow();
    }
}
