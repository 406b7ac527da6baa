package org.drumbeat.workflow;

import java.util.Map;
import java.util.NoSuchElementException;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks a decision table that no box of a diagram asks, because the answer is needed for many things at once. The engine keeps
 * nothing of it.
 */
@Component
public class Decisions {

    private final AsSystem system;
    private final ObjectProvider<DecisionService> decisions;

    Decisions(AsSystem system, ObjectProvider<DecisionService> decisions) {
        this.system = system;
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
        return system.call(() -> decisions.getObject().evaluateDecisionTableByKey(table, inputs).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No rule of the table '" + table + "' fits"))
                .getEntryMap());
    }
}
