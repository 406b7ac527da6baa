package org.drumbeat.workflow;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Indexes on the engine's tables for what Drumbeat asks of them. Flyway cannot make them: it runs before the engine makes its
 * tables.
 */
final class EngineIndexes {

    /**
     * By due date, as every list of Tasklist is: the first page of everybody's 100,000 tasks then reads 15 of them, where it
     * would read and sort all.
     */
    private static final List<String> WANTED =
            List.of("create index if not exists drumbeat_task_due on ACT_RU_TASK (DUE_DATE_, ID_)");

    private EngineIndexes() {}

    /** Makes what is missing, once the engine has its tables. */
    static void addTo(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String index : WANTED) {
                statement.execute(index);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("An index on the engine's tables is missing and cannot be made", e);
        }
    }
}
