package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Two nodes, started at the same moment on one empty PostgreSQL, with their job executors on. */
@Timeout(120)
class TwoNodesIT {

    private static final int MANY = 200;

    /** Which node has done the work of which instance, as often as it was done. */
    private static final Map<String, List<String>> DONE = new ConcurrentHashMap<>();

    private static ConfigurableApplicationContext first;
    private static ConfigurableApplicationContext second;

    @BeforeAll
    static void startBothAtOnce() throws Exception {
        // Of which there is one in a JVM, and two that set it up at once get in each other's way.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        String url = TestDatabase.newPostgresDatabase();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<ConfigurableApplicationContext> one = threads.submit(() -> node("first", url, together));
            Future<ConfigurableApplicationContext> other = threads.submit(() -> node("second", url, together));
            first = one.get();
            second = other.get();
        } finally {
            threads.shutdown();
        }
        first.getBean(RepositoryService.class)
                .createDeployment()
                .addModelInstance("scheduled.bpmn", scheduled())
                .addModelInstance("on-demand.bpmn", onDemand())
                .deploy();
    }

    @AfterAll
    static void stopBoth() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        for (ConfigurableApplicationContext node : new ConfigurableApplicationContext[] {first, second}) {
            if (node != null) {
                node.close();
            }
        }
    }

    @Test
    void deployTheModelsOnce() {
        RepositoryService repository = second.getBean(RepositoryService.class);

        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentSource("drumbeat")
                        .list())
                .isNotEmpty()
                .extracting(Deployment::getName)
                .doesNotHaveDuplicates();
        assertThat(repository.createProcessDefinitionQuery().list())
                .isNotEmpty()
                .allMatch(definition -> definition.getVersion() == 1)
                .extracting(ProcessDefinition::getKey)
                .doesNotHaveDuplicates();
        assertThat(second.getBean(ManagementService.class)
                        .createJobQuery()
                        .timers()
                        .list())
                .extracting(Job::getJobDefinitionId)
                .doesNotHaveDuplicates();
    }

    @Test
    void addFiltersGrantsUsersAndTheirOwnJobOnce() {
        assertThat(second.getBean(FilterService.class).createFilterQuery().list())
                .extracting(Filter::getName)
                .contains("My tasks")
                .doesNotHaveDuplicates();
        assertThat(second.getBean(AuthorizationService.class)
                        .createAuthorizationQuery()
                        .list())
                .isNotEmpty()
                .extracting(grant -> List.of(
                        String.valueOf(grant.getGroupId()),
                        String.valueOf(grant.getUserId()),
                        grant.getResourceType(),
                        grant.getResourceId()))
                .doesNotHaveDuplicates();
        assertThat(second.getBean(IdentityService.class).createUserQuery().list())
                .extracting(User::getId)
                .containsExactly("admin");
        assertThat(second.getBean(HistoryService.class).findHistoryCleanupJobs())
                .hasSize(1);
    }

    @Test
    void followAScheduleOnce() {
        waitFor(() -> instancesOf("scheduled") > 0);
        waitFor(() -> schedulesOf("scheduled") == 0);

        assertThat(instancesOf("scheduled")).isEqualTo(1);
        assertThat(doneOf("scheduled"))
                .singleElement()
                .satisfies(nodes -> assertThat(nodes).hasSize(1));
    }

    @Test
    void doEachJobOnce() {
        doEachJobOnce("many-");
    }

    private static void doEachJobOnce(String prefix) {
        RuntimeService runtime = first.getBean(RuntimeService.class);
        IntStream.range(0, MANY).forEach(i -> runtime.startProcessInstanceByKey("on-demand", prefix + i));

        waitFor(() -> doneOf(prefix).size() == MANY);
        waitFor(() -> runningOf("on-demand") == 0);
        assertThat(doneOf(prefix)).allMatch(nodes -> nodes.size() == 1);
    }

    @Test
    void doTheJobsOfANodeThatDoesNone() {
        assertThatTheOtherDoesIt(first, second, "second");
        assertThatTheOtherDoesIt(second, first, "first");
    }

    @Test
    void areBothWellAndCountTheirWork() {
        for (ConfigurableApplicationContext node : List.of(first, second)) {
            CompositeHealth health =
                    (CompositeHealth) node.getBean(HealthEndpoint.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getComponents()).containsKeys("db", "processEngine", "jobExecutor");
        }
        doEachJobOnce("counted-");
        assertThat(Stream.of(first, second)
                        .mapToDouble(node -> node.getBean(MeterRegistry.class)
                                .get("drumbeat.jobs.executed")
                                .tag("outcome", "successful")
                                .functionCounter()
                                .count())
                        .sum())
                .isGreaterThanOrEqualTo(MANY);
    }

    private static void assertThatTheOtherDoesIt(
            ConfigurableApplicationContext idle, ConfigurableApplicationContext other, String name) {
        JobExecutor executor = idle.getBean(JobExecutor.class);
        executor.shutdown();
        try {
            String key = "for-" + name;
            idle.getBean(RuntimeService.class).startProcessInstanceByKey("on-demand", key);
            waitFor(() -> DONE.containsKey(key));
            assertThat(DONE.get(key)).containsExactly(name);
        } finally {
            executor.start();
        }
    }

    private static ConfigurableApplicationContext node(String name, String url, CyclicBarrier together)
            throws Exception {
        SpringApplicationBuilder node = new SpringApplicationBuilder(DrumbeatApplication.class)
                .profiles("postgres")
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("noteWhoDidIt", JavaDelegate.class, () -> noteWhoDidIt(name)));
        together.await();
        return node.run(
                "--DRUMBEAT_DB_URL=" + url,
                "--DRUMBEAT_DB_USER=postgres",
                "--DRUMBEAT_DB_PASSWORD=postgres",
                "--DRUMBEAT_ADMIN_PASSWORD=first-secret",
                "--server.port=0");
    }

    private static JavaDelegate noteWhoDidIt(String node) {
        return execution -> {
            String key = execution.getProcessBusinessKey();
            DONE.computeIfAbsent(
                            key == null ? "scheduled-" + execution.getProcessInstanceId() : key,
                            any -> new ArrayList<>())
                    .add(node);
        };
    }

    /** Starts at a moment that comes when both nodes look for work. */
    private static BpmnModelInstance scheduled() {
        return Bpmn.createExecutableProcess("scheduled")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .timerWithDate(Instant.now().plusSeconds(2).toString())
                .serviceTask()
                .camundaDelegateExpression("${noteWhoDidIt}")
                .endEvent()
                .done();
    }

    private static BpmnModelInstance onDemand() {
        return Bpmn.createExecutableProcess("on-demand")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .serviceTask()
                .camundaAsyncBefore()
                .camundaDelegateExpression("${noteWhoDidIt}")
                .endEvent()
                .done();
    }

    private static long instancesOf(String process) {
        return second.getBean(HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .count();
    }

    private static long runningOf(String process) {
        return second.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .count();
    }

    private static long schedulesOf(String process) {
        return second.getBean(ManagementService.class)
                .createJobQuery()
                .processDefinitionKey(process)
                .count();
    }

    private static List<List<String>> doneOf(String prefix) {
        return DONE.entrySet().stream()
                .filter(done -> done.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** However long it takes: the timeout of the test ends it. */
    private static void waitFor(Supplier<Boolean> done) {
        while (!done.get()) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("It did not come about in time", e);
            }
        }
    }
}
