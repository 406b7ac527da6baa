package org.drumbeat.workflow;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs background work as an engine job; a failure is kept as quiet as a delegate's. */
@Component
class BackgroundJobHandler implements JobHandler<BackgroundJobHandler.Configuration> {

    static final String TYPE = "drumbeat-errand";

    private final AsSystem system;
    private final ObjectProvider<BackgroundJob> backgroundJobs;

    BackgroundJobHandler(AsSystem system, ObjectProvider<BackgroundJob> backgroundJobs) {
        this.system = system;
        this.backgroundJobs = backgroundJobs;
    }

    record Configuration(String kind, String reference) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return kind + ":" + reference;
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(Configuration what, ExecutionEntity execution, CommandContext engine, String tenantId) {
        BackgroundJob backgroundJob = backgroundJobs.stream()
                .filter(known -> known.kind().equals(what.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no background job '" + what.kind() + "'"));
        PrivateFailures.quietly(
                TYPE,
                () -> system.call(() -> {
                    backgroundJob.run(what.reference());
                    return null;
                }));
    }

    @Override
    public Configuration newConfiguration(String canonical) {
        int colon = canonical.indexOf(':');
        return new Configuration(canonical.substring(0, colon), canonical.substring(colon + 1));
    }

    @Override
    public void onDelete(Configuration what, JobEntity job) {
        // Only the job itself has to be deleted.
    }
}
