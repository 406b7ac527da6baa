package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.management.Metrics;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.CountedStatements;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** How soon five thousand timers that fall due at once, and two thousand messages, are dealt with, and what it costs to wait. */
@AlsoOnPostgres(Kind.SQL)
@DrumbeatTest
@Import(CountedStatements.class)
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
class JobsBench {

    private static final int TIMERS = 5000;
    private static final int MESSAGES = 2000;
    private static final Duration AWAY = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration IDLE = Duration.ofSeconds(20);

    @Autowired
    private ProcessEngine engine;

    private String deployment;

    @BeforeEach
    void deploy() {
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("bench-timer.bpmn", timer())
                .addModelInstance("bench-message.bpmn", message())
                .deploy()
                .getId();
    }

    @AfterEach
    void forget() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @Test
    void timersAndMessages() {
        start("bench-timer", TIMERS);
        wait(IDLE);
        report(TIMERS + " timers", TIMERS, () -> Monday.jumpTo(Monday.now().plus(AWAY)));

        start("bench-message", MESSAGES);
        wait(IDLE);
        report(
                MESSAGES + " messages",
                MESSAGES,
                () -> engine.getRuntimeService()
                        .createMessageCorrelation("bench.go")
                        .correlateAll());

        wait(IDLE);
        long before = CountedStatements.elsewhere();
        wait(IDLE);
        System.out.printf(
                "BENCH idle: %d statements a minute%n",
                (CountedStatements.elsewhere() - before) * 60 / IDLE.toSeconds());
    }

    private void start(String process, int number) {
        for (int i = 0; i < number; i++) {
            engine.getRuntimeService().startProcessInstanceByKey(process);
        }
    }

    private void report(String what, int number, Runnable begin) {
        long doneBefore = done();
        long statementsBefore = CountedStatements.elsewhere();
        long begun = System.nanoTime();
        begin.run();
        double first = secondsUntil(begun, doneBefore + 1);
        double all = secondsUntil(begun, doneBefore + number);
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
        System.out.printf(
                "BENCH %s, %s: the first done after %.1f s, all after %.1f s, %.0f a second, %.1f statements each%n",
                System.getProperty("drumbeat.test.database", "h2"),
                what,
                first,
                all,
                number / all,
                (double) (CountedStatements.elsewhere() - statementsBefore) / number);
    }

    private double secondsUntil(long begun, long done) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() -> done() >= done);
        return (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
    }

    /** By the engine's own count, without a statement. */
    private long done() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getMetricsRegistry()
                .getDbMeterByName(Metrics.JOB_SUCCESSFUL)
                .get();
    }

    private static void wait(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
    }

    private static BpmnModelInstance timer() {
        return Bpmn.createExecutableProcess("bench-timer")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .intermediateCatchEvent()
                .timerWithDuration(AWAY.toString())
                .endEvent()
                .done();
    }

    private static BpmnModelInstance message() {
        return Bpmn.createExecutableProcess("bench-message")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .intermediateCatchEvent()
                .camundaAsyncAfter()
                .message("bench.go")
                .endEvent()
                .done();
    }
}
