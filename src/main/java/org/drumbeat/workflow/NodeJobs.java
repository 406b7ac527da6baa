package org.drumbeat.workflow;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Executes this node's share of the jobs. As long as it lives it renews the locks of what waits or runs here, so that a lock
 * is short and the jobs of a node that died are soon free for the others, while a job that takes long is not done twice.
 */
@Component("jobExecutor")
@ConditionalOnProperty(
        prefix = "camunda.bpm.job-execution",
        name = "enabled",
        havingValue = "true",
        matchIfMissing = true)
class NodeJobs extends SpringJobExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(NodeJobs.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Where less than this share of its time is left, a lock is renewed. */
    private static final double TO_BE_RENEWED = 2.0 / 3;

    /** Where no more than this is left, another node whose clock is a little fast may have taken the job. */
    private static final double CERTAIN = 1.0 / 6;

    private final JobLocks locks;

    /** What waits or runs here. */
    private final Map<String, Lock> held = new ConcurrentHashMap<>();

    /** What could not even be given back, since the database was away. */
    private final Map<String, Lock> leftLocked = new ConcurrentHashMap<>();

    private ScheduledExecutorService keeper;

    NodeJobs(@Qualifier("camundaTaskExecutor") TaskExecutor threads, CamundaBpmProperties properties, JobLocks locks) {
        this.locks = locks;
        setTaskExecutor(threads);
        setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
        JobExecutionProperty settings = properties.getJobExecution();
        Optional.ofNullable(settings.getLockTimeInMillis()).ifPresent(this::setLockTimeInMillis);
        Optional.ofNullable(settings.getMaxJobsPerAcquisition()).ifPresent(this::setMaxJobsPerAcquisition);
        Optional.ofNullable(settings.getWaitTimeInMillis()).ifPresent(this::setWaitTimeInMillis);
        Optional.ofNullable(settings.getMaxWait()).ifPresent(this::setMaxWait);
        Optional.ofNullable(settings.getBackoffTimeInMillis()).ifPresent(this::setBackoffTimeInMillis);
        Optional.ofNullable(settings.getMaxBackoff()).ifPresent(this::setMaxBackoff);
        Optional.ofNullable(settings.getBackoffDecreaseThreshold()).ifPresent(this::setBackoffDecreaseThreshold);
        Optional.ofNullable(settings.getWaitIncreaseFactor()).ifPresent(this::setWaitIncreaseFactor);
    }

    @Override
    protected void ensureInitialization() {
        super.ensureInitialization();
        acquireJobsRunnable = new Acquisition(this);
    }

    @Override
    protected void startExecutingJobs() {
        keeper = Executors.newSingleThreadScheduledExecutor(work -> new ImpatientThread(work, "job-locks"));
        keeper.scheduleWithFixedDelay(
                this::keepLocks, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        super.startExecutingJobs();
    }

    @Override
    protected void stopExecutingJobs() {
        super.stopExecutingJobs();
        keeper.shutdown();
    }

    @Override
    public void executeJobs(List<String> jobs, ProcessEngineImpl engine) {
        jobs.forEach(this::hold);
        super.executeJobs(jobs, engine);
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        return new Batch(jobs, engine);
    }

    private Lock hold(String job) {
        return held.computeIfAbsent(job, any -> new Lock(lockEnd(), false));
    }

    private Date lockEnd() {
        return new Date(ClockUtil.getCurrentTime().getTime() + lockTimeInMillis);
    }

    private boolean hasLeft(Lock lock, double shareOfALock) {
        return lock.until.getTime() - ClockUtil.getCurrentTime().getTime() > lockTimeInMillis * shareOfALock;
    }

    /** Done once a second, mostly without asking the database anything. */
    void keepLocks() {
        try {
            renew();
            free();
        } catch (RuntimeException failure) {
            LOG.warn("The locks of the jobs of this node could not be renewed: {}", failure.getMessage());
        }
    }

    /** Most jobs are done before, and cost no statement. */
    private synchronized void renew() {
        List<String> jobs = held.entrySet().stream()
                .filter(job -> !hasLeft(job.getValue(), TO_BE_RENEWED))
                .map(Map.Entry::getKey)
                .toList();
        if (!jobs.isEmpty()) {
            Lock renewed = new Lock(lockEnd(), true);
            locks.renew(getLockOwner(), jobs, renewed.until)
                    .forEach(job -> held.computeIfPresent(job, (id, before) -> renewed));
        }
    }

    private void free() {
        leftLocked.forEach((job, lock) -> {
            locks.free(getLockOwner(), job, lock.until());
            leftLocked.remove(job, lock);
            jobWasAdded();
        });
    }

    /** Until when a job is locked, if not as long as it was when it began; waits for whoever renews it now. */
    private synchronized Optional<Date> renewedUntil(String job) {
        return Optional.ofNullable(held.get(job)).filter(Lock::renewed).map(Lock::until);
    }

    /** After a long pause, of the computer or of the database, a job that has not begun may be somebody else's. */
    private boolean isOurs(String job, Lock lock) {
        if (hasLeft(lock, CERTAIN)) {
            return true;
        }
        Lock again = new Lock(lockEnd(), false);
        held.put(job, again);
        return locks.retake(getLockOwner(), job, again.until);
    }

    /** @param renewed whether it lasts longer than the engine had meant it to */
    private record Lock(Date until, boolean renewed) {}

    /** Jobs that are done here one after the other, since they belong together. */
    private final class Batch extends ExecuteJobsRunnable {

        Batch(List<String> jobs, ProcessEngineImpl engine) {
            super(jobs, engine);
        }

        @Override
        protected void executeJob(String job, CommandExecutor commands, JobFailureCollector failure) {
            // The engine adds jobs that the last one has made.
            Context.getJobExecutorContext().getCurrentProcessorJobQueue().forEach(NodeJobs.this::hold);
            Lock lock = hold(job);
            try {
                if (isOurs(job, lock)) {
                    super.executeJob(job, commands, new Failure(job));
                }
            } catch (RuntimeException e) {
                if (LostDatabase.causeOf(e).isPresent()) {
                    leftLocked.put(job, held.getOrDefault(job, lock));
                }
                throw e;
            } finally {
                held.remove(job);
            }
        }

        @Override
        protected void unlockJob(String job, CommandExecutor commands) {
            held.remove(job);
            super.unlockJob(job, commands);
        }
    }

    /** The engine takes a job whose lock has changed since it began for one that another node has taken, and lets it be. */
    private final class Failure extends JobFailureCollector {

        Failure(String job) {
            super(job);
        }

        @Override
        public JobEntity getJob() {
            JobEntity begun = super.getJob();
            if (begun != null && getFailure() != null) {
                renewedUntil(getJobId()).ifPresent(begun::setLockExpirationTime);
            }
            return begun;
        }
    }

    /** Looks for jobs, and never sleeps through a sign that there is one, nor forgets one that it has found. */
    private static final class Acquisition extends SequentialJobAcquisitionRunnable {

        Acquisition(JobExecutor jobs) {
            super(jobs);
        }

        /** The original forgets what found no thread before where the look itself fails: it would stay locked, and never be done. */
        @Override
        protected AcquiredJobs acquireJobs(
                JobAcquisitionContext found, JobAcquisitionStrategy strategy, ProcessEngineImpl engine) {
            try {
                return super.acquireJobs(found, strategy, engine);
            } catch (RuntimeException failure) {
                found.getAdditionalJobsByEngine()
                        .getOrDefault(engine.getName(), List.of())
                        .forEach(jobs -> found.submitRejectedBatch(engine.getName(), jobs));
                throw failure;
            }
        }

        /** The original overlooks a sign that comes between its look and its sleep, and then sleeps to the end. */
        @Override
        protected void suspendAcquisition(long millis) {
            if (millis <= 0) {
                return;
            }
            synchronized (MONITOR) {
                isWaiting.set(true);
                try {
                    if (!isInterrupted && !isJobAdded) {
                        MONITOR.wait(millis);
                    }
                } catch (InterruptedException e) {
                    // As the original does: the loop ends when it is told to stop.
                    LOG.jobExecutionWaitInterrupted();
                } finally {
                    isWaiting.set(false);
                }
            }
        }
    }
}
