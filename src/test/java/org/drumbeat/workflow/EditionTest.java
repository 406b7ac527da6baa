package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.SampleVacancy;
import org.drumbeat.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What a node remembers of the models, while another node changes them. */
@DrumbeatTest
@AlsoOnPostgres(AlsoOnPostgres.Kind.SQL)
class EditionTest {

    private static final Path FORM = Path.of("forms/hiring/approve-vacancy.form");
    private static final String NEWEST = "selectLatestCamundaFormDefinitionByKey";
    private static final String QUESTION = "\"label\": \"Comment\"";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DeployedForms deployed;

    @LocalServerPort
    private int port;

    private final DeployedForms here = new DeployedForms();
    private final DeployedForms elsewhere = new DeployedForms();

    private Desks desks;
    private String vacancy;

    @BeforeEach
    void aVacancyWaitsForItsApproval() {
        desks = new Desks(engine);
        vacancy = desks.start("marco", "vacancy", SampleVacancy.answers());
    }

    @AfterEach
    void isNoLongerSuspended() {
        jdbc.update("update ACT_RE_PROCDEF set SUSPENSION_STATE_ = 1 where KEY_ = 'vacancy'");
    }

    @Test
    void theNewestFormIsAskedForOnceUntilSomethingIsDeployedOnAnyNode() {
        assertThat(request(() -> form(here))).contains(QUESTION);
        assertThat(request(() -> form(elsewhere))).contains(QUESTION);
        assertThat(request(() -> Statements.ofTheEngineDuring(() -> form(here))))
                .contains("selectTask")
                .doesNotContain(NEWEST);
        assertThat(Statements.ofTheEngineDuring(() -> form(here))).contains(NEWEST);

        String deployment = engine.getRepositoryService()
                .createDeployment()
                .addString(FORM.toString(), read(FORM).replace(QUESTION, "\"label\": \"What do you think?\""))
                .deploy()
                .getId();
        try {
            assertThat(request(() -> form(here))).contains("What do you think?");
            assertThat(request(() -> form(elsewhere))).contains("What do you think?");
            assertThat(form(here)).as("without a request, as in a job").contains("What do you think?");
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment);
        }
        assertThat(request(() -> form(here))).contains(QUESTION);
    }

    @Test
    void aRequestAtTheDoorKnowsTheEdition() {
        String deployment = engine.getRepositoryService()
                .createDeployment()
                .addString(FORM.toString(), read(FORM).replace(QUESTION, "\"label\": \"At the door\""))
                .deploy()
                .getId();
        try {
            String task = desks.task("Task_ApproveVacancy", vacancy).getId();
            assertThat(EngineApi.Door.SYSTEMS
                            .opened(port, "vera")
                            .get("/task/" + task + "/deployed-form")
                            .body())
                    .contains("At the door");

            assertThat(request(() -> Statements.ofTheEngineDuring(() -> form(deployed))))
                    .as("the request has asked")
                    .doesNotContain(NEWEST);
        } finally {
            engine.getRepositoryService().deleteDeployment(deployment);
        }
    }

    @Test
    void aProcessSuspendedOnAnotherNodeBeginsNoMoreAndWhatRunsGoesOn() {
        jdbc.update("update ACT_RE_PROCDEF set SUSPENSION_STATE_ = 2 where KEY_ = 'vacancy'");

        desks.complete("vera", "Task_ApproveVacancy", vacancy, Map.of("approved", true));
        assertThat(desks.task("Task_PrepareInterviewKit", vacancy)).isNotNull();
        assertThatThrownBy(() -> desks.start("marco", "vacancy", SampleVacancy.answers()))
                .hasMessageContaining("An admin has paused this process");

        jdbc.update("update ACT_RE_PROCDEF set SUSPENSION_STATE_ = 1 where KEY_ = 'vacancy'");
        assertThat(desks.start("marco", "vacancy", SampleVacancy.answers())).isNotNull();
    }

    /** As a door does it. */
    private <T> T request(Supplier<T> doing) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            Edition.isNow(jdbc.queryForObject("select " + Edition.SQL, String.class));
            return doing.get();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private String form(DeployedForms forms) {
        String task = desks.task("Task_ApproveVacancy", vacancy).getId();
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> text(forms.of(context.getTaskManager().findTaskById(task), context)
                        .orElseThrow()));
    }

    private static String text(FormSchema form) {
        try {
            return new String(form.asDeployed().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
