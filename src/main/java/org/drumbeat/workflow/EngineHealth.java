package org.drumbeat.workflow;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.management.SchemaLogEntry;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * Reports whether the engine can read its own tables; it replaces the starter's indicator, which checks nothing and is
 * always up.
 */
class EngineHealth extends AbstractHealthIndicator {

    private final CommandExecutor commands;
    private final ManagementService management;

    EngineHealth(CommandExecutor commands, ManagementService management) {
        super("The engine does not read its tables");
        this.commands = commands;
        this.management = management;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<SchemaLogEntry> newest = commands.execute(context -> context.runWithoutAuthorization(() ->
                management.createSchemaLogQuery().orderByTimestamp().desc().listPage(0, 1)));
        health.up().withDetail("schemaVersion", newest.get(0).getVersion());
    }
}
