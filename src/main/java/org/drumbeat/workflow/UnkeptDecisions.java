package org.drumbeat.workflow;

import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.engine.delegate.DelegateCaseExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.DmnHistoryEventProducer;

/**
 * Keeps no record of what decision tables are asked and answer: most are about a person, and the engine would store it apart
 * from the process, so that it outlives both. The caller, a business rule task or {@link Decisions}, keeps what the business
 * needs to know.
 */
final class UnkeptDecisions implements DmnHistoryEventProducer {

    @Override
    public HistoryEvent createDecisionEvaluatedEvt(DelegateExecution asking, DmnDecisionEvaluationEvent asked) {
        return null;
    }

    @Override
    public HistoryEvent createDecisionEvaluatedEvt(DelegateCaseExecution asking, DmnDecisionEvaluationEvent asked) {
        return null;
    }

    @Override
    public HistoryEvent createDecisionEvaluatedEvt(DmnDecisionEvaluationEvent asked) {
        return null;
    }
}
