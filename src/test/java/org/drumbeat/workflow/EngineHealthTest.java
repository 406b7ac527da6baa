package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;

/** What an operator sees of the engine: whether it is well, and its figures. */
@DrumbeatTest
class EngineHealthTest {

    @Autowired
    private HealthEndpoint health;

    @Autowired
    private CommandExecutor commands;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private TaskService tasks;

    private String deployment;

    @BeforeEach
    void deployATaskAndAJob() {
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "watched.bpmn",
                        Bpmn.createExecutableProcess("watched")
                                .camundaHistoryTimeToLiveString("P1096D")
                                .startEvent()
                                .parallelGateway("Gateway_Both")
                                .userTask()
                                .camundaCandidateGroups("rep")
                                .camundaDueDate("2020-01-01T17:00:00")
                                .endEvent()
                                .moveToNode("Gateway_Both")
                                .serviceTask()
                                .camundaAsyncBefore()
                                .camundaDelegateExpression("${followPeople}")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
    }

    @AfterEach
    void forgetIt() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void theDatabaseAndTheEngineAreUp() {
        CompositeHealth all = (CompositeHealth) health.health();

        assertThat(all.getStatus()).isEqualTo(Status.UP);
        assertThat(all.getComponents()).containsKeys("db", "processEngine");
        assertThat(((Health) all.getComponents().get("processEngine")).getDetails())
                .isEqualTo(Map.of("schemaVersion", "7.24.0"));
    }

    @AlsoOnPostgres(Kind.SQL)
    @Test
    void theFiguresSayWhatWaitsWhatIsOverdueAndWhatIsStuck() {
        Map<String, Double> before = count();
        runtime.startProcessInstanceByKey("watched");
        String job = management
                .createJobQuery()
                .processDefinitionKey("watched")
                .singleResult()
                .getId();
        assertThat(since(before))
                .isEqualTo(Map.of(
                        "drumbeat.tasks.open", 1.0,
                        "drumbeat.tasks.overdue", 1.0,
                        "drumbeat.jobs.due", 1.0));

        management.setJobRetries(job, 0);
        assertThat(since(before))
                .isEqualTo(Map.of(
                        "drumbeat.tasks.open", 1.0,
                        "drumbeat.tasks.overdue", 1.0,
                        "drumbeat.jobs.failed", 1.0,
                        "drumbeat.incidents.open", 1.0));
    }

    @Test
    void theFiguresAreCountedOnceForManyWhoAsk() {
        MeterRegistry registry = figures();
        double open = figure(registry, "drumbeat.tasks.open");

        runtime.startProcessInstanceByKey("watched");

        assertThat(figure(registry, "drumbeat.tasks.open")).isEqualTo(open);
    }

    /** With nothing remembered of earlier counts. */
    private MeterRegistry figures() {
        MeterRegistry registry = new SimpleMeterRegistry();
        new EngineMetrics(commands, engine, runtime, management, tasks).bindTo(registry);
        return registry;
    }

    private Map<String, Double> count() {
        return figures().getMeters().stream()
                .filter(Gauge.class::isInstance)
                .map(Gauge.class::cast)
                .collect(Collectors.toMap(gauge -> gauge.getId().getName(), Gauge::value));
    }

    /** What has become more. */
    private Map<String, Double> since(Map<String, Double> before) {
        Map<String, Double> more = new HashMap<>();
        count().forEach((name, value) -> {
            if (value > before.get(name)) {
                more.put(name, value - before.get(name));
            }
        });
        return more;
    }

    private static double figure(MeterRegistry registry, String name) {
        return registry.get(name).gauge().value();
    }
}
