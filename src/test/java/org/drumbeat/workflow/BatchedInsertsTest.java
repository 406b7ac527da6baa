package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

/** The driver of PostgreSQL is asked to send the inserts of a batch together; another one would not know the setting. */
class BatchedInsertsTest {

    @Test
    void onPostgresqlOnly() {
        assertThat(settingOf("jdbc:postgresql://localhost/drumbeat")).isEqualTo("true");
        assertThat(settingOf("jdbc:h2:mem:drumbeat")).isNull();
    }

    private static String settingOf(String url) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            new BatchedInserts().postProcessBeforeInitialization(pool, "dataSource");
            return pool.getDataSourceProperties().getProperty("reWriteBatchedInserts");
        }
    }
}
