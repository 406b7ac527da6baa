package org.drumbeat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives each application under test an empty database of its own: H2 in memory, or, with the system property
 * {@code drumbeat.test.database=postgres}, one on a PostgreSQL that is started from embedded binaries.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final boolean ON_POSTGRES = "postgres".equals(System.getProperty("drumbeat.test.database"));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("spring.datasource.url=" + newDatabase()).applyTo(context);
        if (ON_POSTGRES) {
            Postgres.USERS.add(context);
        }
    }

    /** Makes an empty database of the kind that this run is on and returns its JDBC URL. */
    public static String newDatabase() {
        return ON_POSTGRES ? newPostgresDatabase() : newH2Database();
    }

    private static String newH2Database() {
        // So many statements it keeps for each connection, where it would otherwise read them again each time.
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=1000";
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

    /** Started by the first test that asks, and stopped after the applications that use it. */
    private static final class Postgres {
        static final List<ConfigurableApplicationContext> USERS = new CopyOnWriteArrayList<>();
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                // Its own hook would stop it while the applications, stopped by theirs, still talk to it.
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        // As operators are told: the server's own log, which is part of ours here, would quote rows.
                        .setServerConfig("log_error_verbosity", "terse")
                        // Nobody misses what a crash would take.
                        .setServerConfig("full_page_writes", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            USERS.forEach(ConfigurableApplicationContext::close);
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The embedded PostgreSQL did not stop", e);
            }
        }
    }
}
