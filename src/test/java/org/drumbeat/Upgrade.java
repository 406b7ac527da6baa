package org.drumbeat;

import java.sql.Connection;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Does again, on the database of a test, what an upgrade does once. */
public final class Upgrade {

    private Upgrade() {}

    public static void by(JavaMigration migration, DataSource database) throws Exception {
        try (Connection connection = database.getConnection()) {
            migration.migrate(new Context() {

                @Override
                public Configuration getConfiguration() {
                    throw new UnsupportedOperationException("The migration needs no settings of Flyway");
                }

                @Override
                public Connection getConnection() {
                    return connection;
                }
            });
        }
    }
}
