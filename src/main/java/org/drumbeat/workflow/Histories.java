package org.drumbeat.workflow;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Deletes what the engine keeps about processes that have ended. */
@Component
public class Histories {

    private final AsSystem system;
    private final ObjectProvider<RuntimeService> runtime;
    private final ObjectProvider<HistoryService> history;

    Histories(AsSystem system, ObjectProvider<RuntimeService> runtime, ObjectProvider<HistoryService> history) {
        this.system = system;
        this.runtime = runtime;
        this.history = history;
    }

    /**
     * Deletes, in the caller's transaction, every ended process about the aggregate with this id, and with it what people
     * wrote and attached to its tasks, its variables, decisions, failures and the log of what people did with it.
     *
     * @return false where a process about it, other than the one that asks, is still running and so nothing was deleted
     */
    public boolean forget(String businessKey) {
        return system.call(() -> {
            boolean othersRun = running(businessKey).stream()
                    .map(ProcessInstance::getId)
                    .anyMatch(id -> !asking().filter(id::equals).isPresent());
            if (!othersRun) {
                forgetEnded(businessKey);
            }
            return !othersRun;
        });
    }

    private List<ProcessInstance> running(String businessKey) {
        return runtime.getObject()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .unlimitedList();
    }

    private void forgetEnded(String businessKey) {
        List<String> ended = history
                .getObject()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .finished()
                .unlimitedList()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toList();
        if (ended.isEmpty()) {
            return;
        }
        // The engine keeps these two when it deletes a process, and finds them only one process at a time.
        ended.forEach(this::forgetDecisions);
        ended.forEach(this::forgetOperations);
        history.getObject().deleteHistoricProcessInstances(ended);
    }

    private void forgetDecisions(String instance) {
        history.getObject().createHistoricDecisionInstanceQuery().processInstanceId(instance).unlimitedList().stream()
                .map(HistoricDecisionInstance::getId)
                .forEach(history.getObject()::deleteHistoricDecisionInstanceByInstanceId);
    }

    private void forgetOperations(String instance) {
        history.getObject().createUserOperationLogQuery().processInstanceId(instance).unlimitedList().stream()
                .map(UserOperationLogEntry::getId)
                .forEach(history.getObject()::deleteUserOperationLogEntry);
    }

    /** The process whose step is just being done. */
    private static Optional<String> asking() {
        return Optional.ofNullable(Context.getBpmnExecutionContext())
                .map(BpmnExecutionContext::getExecution)
                .map(execution -> execution.getProcessInstanceId());
    }
}
