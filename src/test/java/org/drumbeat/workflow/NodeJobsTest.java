package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;

/** Whose a job is: of two nodes, one of which may have died, or have lost the database for a while. */
@DrumbeatTest
@AlsoOnPostgres(
        value = {Kind.SQL, Kind.LOCKS},
        statementsOf = JobLocks.class)
class NodeJobsTest {

    private static final Duration LOCK = Duration.ofSeconds(30);
    private static final Duration MOST_OF_IT = Duration.ofSeconds(29);
    private static final Duration HALF_OF_IT = Duration.ofSeconds(15);

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private CommandExecutor commands;

    @Autowired
    private ManagementService management;

    @Autowired
    private CamundaBpmProperties properties;

    @Autowired
    private JobLocks locks;

    private JobExecutor ofTheApplication;
    private Node node;
    private Node other;
    private Errand errand;
    private String job;
    private Instant now;

    @BeforeEach
    void twoNodesAndAJob() {
        ofTheApplication = engine.getJobExecutor();
        errand = new Errand();
        engine.getJobHandlers().put(Errand.TYPE, errand);
        node = new Node();
        other = new Node();
        engine.setJobExecutor(node);
        now = Monday.now();
        Monday.jumpTo(now);
        job = commands.execute(context -> {
            MessageEntity made = new MessageEntity();
            made.setJobHandlerType(Errand.TYPE);
            made.setJobHandlerConfiguration(new Errand.Nothing());
            made.setRetries(3);
            context.getJobManager().send(made);
            return made.getId();
        });
    }

    @AfterEach
    void forgetThem() {
        if (job() != null) {
            commands.execute(context -> {
                context.getJobManager().findJobById(job).delete();
                return null;
            });
        }
        engine.getJobHandlers().remove(Errand.TYPE);
        engine.setJobExecutor(ofTheApplication);
    }

    @Test
    void whatADeadNodeHadTakenIsFreeInLessThanAMinute() {
        node.take(job);

        pass(MOST_OF_IT);
        assertThat(isFree()).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(isFree()).isTrue();
    }

    @Test
    void aNodeThatLivesKeepsWhatItHasTakenForHoweverLong() {
        node.take(job);

        for (int i = 0; i < 10; i++) {
            pass(HALF_OF_IT);
            node.keepLocks();
            assertThat(isFree()).isFalse();
        }
        node.work();

        assertThat(errand.done).isEqualTo(1);
        assertThat(job()).isNull();
    }

    @Test
    void aJobThatTakesLongerThanItsLockIsKeptAndEndsOnce() {
        node.take(job);
        errand.work = () -> {
            for (int i = 0; i < 4; i++) {
                pass(HALF_OF_IT);
                meanwhile(node::keepLocks);
                assertThat(isFree()).isFalse();
            }
        };

        node.work();

        assertThat(errand.done).isEqualTo(1);
        assertThat(job()).isNull();
    }

    @Test
    void aJobThatFailsAfterItsLockWasRenewedHasOneTryLess() {
        node.take(job);
        errand.work = () -> {
            pass(HALF_OF_IT);
            meanwhile(node::keepLocks);
            throw new IllegalStateException("It failed");
        };

        node.work();

        assertThat(job().getRetries()).isEqualTo(2);
        assertThat(((JobEntity) job()).getLockOwner()).isNull();
        assertThat(((JobEntity) job()).getExceptionMessage()).isEqualTo("It failed");
    }

    /** The computer slept, and the job waited here all the time. */
    @Test
    void afterALongPauseAJobThatAnotherNodeHasTakenIsNotBegun() {
        node.take(job);
        pass(LOCK.plusSeconds(1));
        other.take(job);

        node.keepLocks();
        node.work();

        assertThat(errand.done).isZero();
        assertThat(((JobEntity) job()).getLockOwner()).isEqualTo(other.getLockOwner());
        other.work();
        assertThat(errand.done).isEqualTo(1);
    }

    @Test
    void afterALongPauseAJobThatNobodyHasTakenIsLockedOnceMoreAndBegun() {
        node.take(job);
        pass(LOCK.plusSeconds(1));
        errand.work = () -> assertThat(isFree()).isFalse();

        node.work();

        assertThat(errand.done).isEqualTo(1);
        assertThat(job()).isNull();
    }

    @Test
    void thatTheDatabaseWentAwayCostsAJobNoTryAndNoTime() {
        node.take(job);
        errand.work = NodeJobsTest::loseTheDatabase;

        node.work();

        assertThat(job().getRetries()).isEqualTo(3);
        assertThat(job().getDuedate()).isNull();
        assertThat(isFree()).isTrue();
    }

    /** Nothing could be written of it while the database was away. */
    @Test
    void whatStayedLockedWhileTheDatabaseWasAwayIsFreeAsSoonAsItIsBack() {
        node.take(job);
        errand.work = NodeJobsTest::loseTheDatabase;
        node.work();
        lock(job, node, now.plus(LOCK));
        assertThat(isFree()).isFalse();

        node.keepLocks();

        assertThat(isFree()).isTrue();
    }

    @Test
    void whatTheNodeHasTakenOnceMoreSinceThenIsNotFreed() {
        node.take(job);
        errand.work = NodeJobsTest::loseTheDatabase;
        node.work();
        pass(Duration.ofSeconds(1));
        lock(job, node, now.plus(LOCK));

        node.keepLocks();

        assertThat(isFree()).isFalse();
    }

    /** Outside the transaction of the job that runs. */
    private static void meanwhile(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    private static void loseTheDatabase() {
        throw new DataAccessResourceFailureException("", new SQLException("An I/O error occurred", "08006"));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        Monday.jumpTo(now);
    }

    private Job job() {
        return management.createJobQuery().jobId(job).singleResult();
    }

    /** Whether a node that looks for work would take it. */
    private boolean isFree() {
        return commands.execute(
                context -> context.getJobManager().findNextJobsToExecute(new Page(0, Integer.MAX_VALUE)).stream()
                        .map(AcquirableJobEntity::getId)
                        .anyMatch(job::equals));
    }

    private void lock(String job, JobExecutor owner, Instant until) {
        commands.execute(context -> {
            JobEntity taken = context.getJobManager().findJobById(job);
            taken.setLockOwner(owner.getLockOwner());
            taken.setLockExpirationTime(Date.from(until));
            return null;
        });
    }

    /** A node whose threads do nothing until they are told. */
    private final class Node extends NodeJobs {

        private final List<Runnable> waiting;

        Node() {
            this(new ArrayList<>());
        }

        private Node(List<Runnable> waiting) {
            super(waiting::add, properties, locks);
            this.waiting = waiting;
            setLockTimeInMillis((int) LOCK.toMillis());
        }

        @Override
        public boolean isActive() {
            return true;
        }

        void take(String job) {
            lock(job, this, now.plus(LOCK));
            executeJobs(List.of(job), engine.getProcessEngine());
        }

        void work() {
            waiting.forEach(Runnable::run);
            waiting.clear();
        }
    }

    private static final class Errand implements JobHandler<Errand.Nothing> {

        static final String TYPE = "test-errand";

        private Runnable work = () -> {};
        private int done;

        record Nothing() implements JobHandlerConfiguration {
            @Override
            public String toCanonicalString() {
                return "";
            }
        }

        @Override
        public String getType() {
            return TYPE;
        }

        @Override
        public void execute(Nothing what, ExecutionEntity execution, CommandContext context, String tenant) {
            work.run();
            done++;
        }

        @Override
        public Nothing newConfiguration(String canonical) {
            return new Nothing();
        }

        @Override
        public void onDelete(Nothing what, JobEntity deleted) {
            // There is nothing else of it.
        }
    }
}
