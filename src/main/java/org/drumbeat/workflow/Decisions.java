package org.drumbeat.workflow;

import java.util.Map;
import java.util.NoSuchElementException;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Evaluates a decision table that no box of a diagram uses, because the answer is needed for many things at once. The engine
 * keeps no record of it.
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
     * Evaluates the newest version of a table and takes the one rule that matches.
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
