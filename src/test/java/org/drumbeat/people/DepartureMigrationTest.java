package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.drumbeat.Monday;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an upgrade makes of those who left before processes were told of it. */
class DepartureMigrationTest {

    @Test
    void whoeverLeftLongAgoCountsAsToldOf() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:departures;DB_CLOSE_DELAY=-1");
        migrate(database, "12?");
        JdbcClient jdbc = JdbcClient.create(database);
        for (String leftOn :
                new String[] {"2020-02-01", Monday.TODAY.plusDays(30).toString(), null}) {
            jdbc.sql("insert into person (id, name, role, left_on, version) values (?, 'Zoe', 'rep', ?, 0)")
                    .params("zoe" + leftOn, leftOn)
                    .update();
        }

        migrate(database, "13");

        assertThat(jdbc.sql("select person_id from departure")
                        .query(String.class)
                        .list())
                .containsExactly("zoe2020-02-01");
        jdbc.sql("shutdown").update();
    }

    private static void migrate(JdbcDataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
