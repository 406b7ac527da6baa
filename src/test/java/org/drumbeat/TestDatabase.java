package org.drumbeat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives each application under test an empty database of its own: H2 in memory, or, with the system property
 * {@code drumbeat.test.database=postgres}, one on a PostgreSQL that is started from embedded binaries.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String KIND = System.getProperty("drumbeat.test.database", "h2");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String url = "postgres".equals(KIND) ? newPostgresDatabase() : newH2Database();
        TestPropertyValues.of("spring.datasource.url=" + url).applyTo(context);
    }

    private static String newH2Database() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    /** Makes an empty database on the embedded PostgreSQL and returns its JDBC URL, user included. */
    public static String newPostgresDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL made no database " + name, e);
        }
        return Postgres.SERVER.getJdbcUrl("postgres", name);
    }

    /** Started by the first test that asks, and once for all. */
    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
            }
        }
    }
}
