package org.drumbeat.workflow;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The locks of the engine's jobs: whose each is, and until when. */
@Component
class JobLocks {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final TransactionOperations transaction;

    JobLocks(ObjectProvider<ProcessEngineConfigurationImpl> engine, TransactionOperations transaction) {
        this.engine = engine;
        this.transaction = transaction;
    }

    /**
     * Makes the locks of jobs that are held for one owner last longer. A job that is being completed right now is left alone;
     * the revision stays, or the job would be refused at its end.
     *
     * @return those whose lock lasts longer now
     */
    List<String> renew(String owner, Collection<String> jobs, Date until) {
        return transaction.execute(status -> {
            List<String> held = jdbc().sql(
                            "select id_ from act_ru_job where lock_owner_ = :owner and id_ in (:jobs) for update skip locked")
                    .param("owner", owner)
                    .param("jobs", jobs)
                    .query(String.class)
                    .list();
            if (!held.isEmpty()) {
                jdbc().sql("update act_ru_job set lock_exp_time_ = :until where id_ in (:held)")
                        .param("until", until)
                        .param("held", held)
                        .update();
            }
            return held;
        });
    }

    /** Locks a job once more for its owner, whose lock may have run out; false where somebody else has taken it since. */
    boolean retake(String owner, String job, Date until) {
        return jdbc().sql("update act_ru_job set lock_exp_time_ = :until, rev_ = rev_ + 1"
                                + " where lock_owner_ = :owner and id_ = :job")
                        .param("until", until)
                        .param("owner", owner)
                        .param("job", job)
                        .update()
                == 1;
    }

    /**
     * Frees a job, if it is still locked for this owner and has not been locked anew.
     *
     * @param until when the lock ends that was left
     */
    void free(String owner, String job, Date until) {
        jdbc().sql("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1"
                        + " where lock_owner_ = :owner and id_ = :job and lock_exp_time_ <= :until")
                .param("owner", owner)
                .param("job", job)
                .param("until", until)
                .update();
    }

    /** On the engine's connections, which store moments as it does. */
    private JdbcClient jdbc() {
        return JdbcClient.create(engine.getObject().getDataSource());
    }
}
