package org.drumbeat.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;

/**
 * Lists and counts what somebody may read of very many tasks, instances and operations, in the time that it takes to find what
 * they may read, not what there is: the same rows as the engine's own statements find, in {@code EngineLists.xml}.
 *
 * <p>In a statement of the engine that is not replaced here, only rights that decide nothing are left out.
 */
final class EngineLists {

    private static final String OURS = EngineLists.class.getName() + ".";

    private static final Map<String, String> IN_PLACE_OF_THE_ENGINES = Map.of(
            "selectTaskByQueryCriteria", "tasks",
            "selectTaskCountByQueryCriteria", "taskCount",
            "selectHistoricTaskInstancesByQueryCriteria", "pastTasks",
            "selectHistoricTaskInstanceCountByQueryCriteria", "pastTaskCount",
            "selectProcessInstanceByQueryCriteria", "instances",
            "selectProcessInstanceCountByQueryCriteria", "instanceCount",
            "selectUserOperationLogEntriesByQueryCriteria", "operations",
            "selectUserOperationLogEntryCountByQueryCriteria", "operationCount",
            "selectVariableInstanceByQueryCriteria", "variables",
            "selectVariableInstanceCountByQueryCriteria", "variableCount");

    private static final char OF_EVERYTHING = '2';
    private static final char OF_NOTHING = '0';

    private EngineLists() {}

    /** Takes the place of the engine's own statements, once the engine knows them. */
    static void addTo(ProcessEngineConfigurationImpl engine) {
        Configuration statements = engine.getSqlSessionFactory().getConfiguration();
        String file = EngineLists.class.getSimpleName() + ".xml";
        try (InputStream xml = EngineLists.class.getResourceAsStream(file)) {
            new XMLMapperBuilder(xml, statements, file, statements.getSqlFragments()).parse();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        DbSqlSessionFactory names = engine.getDbSqlSessionFactory();
        // All engines on such a database share what the engine has; for H2 it has none.
        Map<String, String> replaced =
                new HashMap<>(Objects.requireNonNullElse(names.getStatementMappings(), Map.of()));
        IN_PLACE_OF_THE_ENGINES.forEach((engines, ours) -> replaced.put(engines, OURS + ours));
        names.setStatementMappings(replaced);
    }

    /**
     * Leaves out what nobody needs to check: everything, where whoever asks may read every row; else the rights that they have
     * on nothing at all. What has been taken away from somebody, the engine alone checks; and short lists, for which one right
     * decides, it checks fast enough.
     *
     * @param rights of which one lets somebody read a row
     */
    static void checkNoMoreThanNeeded(AuthorizationCheck rights, DbEntityManager database) {
        CompositePermissionCheck checks = rights.getPermissionChecks();
        List<PermissionCheck> all = checks.getAtomicChecks();
        if (!rights.getShouldPerformAuthorizatioCheck()
                || rights.isRevokeAuthorizationCheckEnabled()
                || !checks.isDisjunctive()
                || all.size() < 2) {
            return;
        }
        String reach = (String) database.selectOne(OURS + "reach", Map.of("rights", rights));
        if (reach.indexOf(OF_EVERYTHING) >= 0) {
            rights.setAuthorizationCheckEnabled(false);
            return;
        }
        List<PermissionCheck> needed = IntStream.range(0, all.size())
                .filter(i -> reach.charAt(i) != OF_NOTHING)
                .mapToObj(all::get)
                // The engine clears it where a query is asked again.
                .collect(Collectors.toCollection(ArrayList::new));
        if (!needed.isEmpty()) {
            checks.setAtomicChecks(needed);
        }
    }
}
