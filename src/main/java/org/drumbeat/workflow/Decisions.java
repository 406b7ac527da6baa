package org.drumbeat.workflow;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks a decision table that no box of a diagram asks, because the answer is needed for many things at once. The engine keeps
 * what a table is asked, so ask with codes, bands and counts only.
 */
@Component
public class Decisions {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final ObjectProvider<DecisionService> decisions;

    Decisions(ObjectProvider<ProcessEngineConfigurationImpl> engine, ObjectProvider<DecisionService> decisions) {
        this.engine = engine;
        this.decisions = decisions;
    }

    /**
     * The one rule of the newest version of a table that fits.
     *
     * @param inputs the values of the table's inputs by name
     * @return its outputs by name
     * @throws NoSuchElementException where no rule fits
     */
    public Map<String, Object> ask(String table, Map<String, Object> inputs) {
        return engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> unlogged(
                        context,
                        () -> context.runWithoutAuthorization(
                                () -> decisions.getObject().evaluateDecisionTableByKey(table, inputs).stream()
                                        .findFirst()
                                        .orElseThrow(() ->
                                                new NoSuchElementException("No rule of the table '" + table + "' fits"))
                                        .getEntryMap())));
    }

    /** The engine's log of what people do is about what they asked for, not about what we look up for it. */
    private static <T> T unlogged(CommandContext context, Supplier<T> question) {
        boolean logged = context.isUserOperationLogEnabled();
        context.disableUserOperationLog();
        try {
            return question.get();
        } finally {
            if (logged) {
                context.enableUserOperationLog();
            }
        }
    }
}
