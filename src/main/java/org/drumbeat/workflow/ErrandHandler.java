package org.drumbeat.workflow;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets the engine's jobs run errands; a failure is kept as quiet as a delegate's. */
@Component
class ErrandHandler implements JobHandler<ErrandHandler.Configuration> {

    static final String TYPE = "drumbeat-errand";

    private final SystemWork system;
    private final ObjectProvider<Errand> errands;

    ErrandHandler(SystemWork system, ObjectProvider<Errand> errands) {
        this.system = system;
        this.errands = errands;
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
        Errand errand = errands.stream()
                .filter(known -> known.kind().equals(what.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no errand '" + what.kind() + "'"));
        Recording.quietly(
                TYPE,
                () -> system.call(() -> {
                    errand.run(what.reference());
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
        // Nothing but the job itself has to go.
    }
}
