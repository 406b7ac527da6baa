package org.drumbeat.workflow;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Schedules work as engine jobs that run after the requesting transaction has succeeded ({@link BackgroundJob}). */
@Component
public class BackgroundJobs {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    BackgroundJobs(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    /** As soon as a node is free. */
    public void run(String kind, String reference) {
        engine.getObject().getCommandExecutorTxRequired().execute(context -> {
            context.getJobManager().send(job(new MessageEntity(), kind, reference));
            return null;
        });
    }

    public void runAt(Instant moment, String kind, String reference) {
        engine.getObject().getCommandExecutorTxRequired().execute(context -> {
            TimerEntity timer = job(new TimerEntity(), kind, reference);
            timer.setDuedate(Date.from(moment));
            context.getJobManager().schedule(timer);
            return null;
        });
    }

    private static <J extends JobEntity> J job(J job, String kind, String reference) {
        job.setJobHandlerType(BackgroundJobHandler.TYPE);
        job.setJobHandlerConfiguration(new BackgroundJobHandler.Configuration(kind, reference));
        job.setRetries(Context.getProcessEngineConfiguration().getDefaultNumberOfRetries());
        return job;
    }
}
