package org.drumbeat.workflow;

import java.util.Set;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.jobexecutor.MessageJobDeclaration;

/**
 * Writes the engine's history. Where a job begins or ends, the engine looks for a batch that has what configures the job as
 * its id, once or twice for each step in the background; a save point or a timer's time is no such id, and is not looked for.
 */
final class JobHistory extends CacheAwareHistoryEventProducer {

    private static final Set<String> SAVE_POINTS =
            Set.of(MessageJobDeclaration.ASYNC_BEFORE, MessageJobDeclaration.ASYNC_AFTER);

    /** Between the kind of a timer and its time. */
    private static final String OF_A_TIMER = ": ";

    @Override
    protected HistoricBatchEntity getHistoricBatchById(String configuration) {
        boolean isNone =
                configuration == null || SAVE_POINTS.contains(configuration) || configuration.contains(OF_A_TIMER);
        return isNone ? null : super.getHistoricBatchById(configuration);
    }
}
