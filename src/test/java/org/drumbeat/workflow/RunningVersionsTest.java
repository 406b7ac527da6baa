package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.SampleVacancy;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What start-up says of instances that run on a version which needs something that is no more. */
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
}
