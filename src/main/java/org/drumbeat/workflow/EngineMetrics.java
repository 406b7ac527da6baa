package org.drumbeat.workflow;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Date;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.Metrics;
import org.springframework.stereotype.Component;

/**
 * The figures that show an operator whether the processes run: what is stuck, waiting or overdue in the shared database (the
 * same on every node), and what this node's job executor has done since it started.
 */
@Component
class EngineMetrics implements MeterBinder {

    /** However many collect the figures, the database counts no more often than this. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final CommandExecutor commands;
    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;

    private Counts counts;
    private long countedAt = System.nanoTime() - 2 * FRESH.toNanos();

    EngineMetrics(
            CommandExecutor commands,
            ProcessEngineConfigurationImpl engine,
            RuntimeService runtime,
            ManagementService management,
            TaskService tasks) {
        this.commands = commands;
        this.engine = engine;
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "drumbeat.incidents.open", "Steps that an admin has to look at", Counts::incidents);
        gauge(registry, "drumbeat.jobs.failed", "Jobs that have failed and are not tried again", Counts::failedJobs);
        gauge(registry, "drumbeat.jobs.due", "Jobs that are due and not done yet", Counts::dueJobs);
        gauge(registry, "drumbeat.tasks.open", "Tasks of people that are not completed", Counts::openTasks);
        gauge(registry, "drumbeat.tasks.overdue", "Tasks of people past their due date", Counts::overdueTasks);

        String executed = "Jobs that this node has executed";
        counter(registry, "drumbeat.jobs.executed", "successful", executed, Metrics.JOB_SUCCESSFUL);
        counter(registry, "drumbeat.jobs.executed", "failed", executed, Metrics.JOB_FAILED);
        String acquired = "Jobs that this node wanted to lock; those it failed to lock, another node was faster to";
        counter(registry, "drumbeat.jobs.acquired", "successful", acquired, Metrics.JOB_ACQUIRED_SUCCESS);
        counter(registry, "drumbeat.jobs.acquired", "failed", acquired, Metrics.JOB_ACQUIRED_FAILURE);
        FunctionCounter.builder("drumbeat.jobs.rejected", engine, meter(Metrics.JOB_EXECUTION_REJECTED))
                .description("Times that this node had no thread free for jobs it had locked")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToLongFunction<Counts> count) {
        Gauge.builder(name, this, metrics -> count.applyAsLong(metrics.counts()))
                .description(description)
                // Otherwise a figure is lost with whoever counts it.
                .strongReference(true)
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, String outcome, String description, String metric) {
        FunctionCounter.builder(name, engine, meter(metric))
                .tag("outcome", outcome)
                .description(description)
                .register(registry);
    }

    /** It only grows, since the engine's reporter, which would empty it into a table, is switched off. */
    private static ToDoubleFunction<ProcessEngineConfigurationImpl> meter(String metric) {
        return engine -> engine.getMetricsRegistry().getDbMeterByName(metric).get();
    }

    /** A database that does not answer is asked for all figures together once, too: each would wait as long for it. */
    private synchronized Counts counts() {
        long now = System.nanoTime();
        if (now - countedAt > FRESH.toNanos()) {
            countedAt = now;
            counts = null;
            counts = commands.execute(context -> context.runWithoutAuthorization(this::count));
        }
        if (counts == null) {
            throw new IllegalStateException("The database did not answer when it was last asked");
        }
        return counts;
    }

    private Counts count() {
        Date now = ClockUtil.getCurrentTime();
        return new Counts(
                runtime.createIncidentQuery().count(),
                management.createJobQuery().noRetriesLeft().count(),
                management.createJobQuery().executable().count(),
                tasks.createTaskQuery().count(),
                tasks.createTaskQuery().dueBefore(now).count());
    }

    private record Counts(long incidents, long failedJobs, long dueJobs, long openTasks, long overdueTasks) {}
}
