package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The profile {@code postgres}, as an operator starts it. */
@ExtendWith(OutputCaptureExtension.class)
class PostgresProfileIT {

    @Test
    void saysWhichSettingsOfTheDatabaseAreMissing(CapturedOutput output) {
        assertThatThrownBy(() -> start(List.of("--DRUMBEAT_DB_USER=drumbeat")));

        assertThat(output).contains("The database is not known. Missing: DRUMBEAT_DB_PASSWORD, DRUMBEAT_DB_URL");
    }

    @Test
    void refusesAnEmptyDatabaseWithoutThePasswordOfTheFirstAdminAndPutsNothingInIt(CapturedOutput output)
            throws Exception {
        String url = TestDatabase.newPostgresDatabase();

        assertThatThrownBy(() -> start(database(url)));

        assertThat(output)
                .contains("The database is empty, and there is no password for its first administrator.")
                .contains("Set the environment variable DRUMBEAT_ADMIN_PASSWORD");
        for (String table : List.of("person", "act_re_deployment", "act_ru_filter", "act_ru_authorization")) {
            assertThat(count(url, table)).as(table).isZero();
        }
    }

    @Test
    void makesTheFirstAdminWhosePasswordLaterStartsDoNotChange() {
        String url = TestDatabase.newPostgresDatabase();
        try (ConfigurableApplicationContext node = start(database(url), "--DRUMBEAT_ADMIN_PASSWORD=first-secret")) {
            Visitor admin = visitor(node, "first-secret");
            assertThat(admin.get("/api/people").body()).contains("\"admin\"").doesNotContain("\"vera\"");
            assertThat(admin.get("/engine-rest/deployment/count").statusCode()).isEqualTo(200);
        }
        try (ConfigurableApplicationContext node = start(database(url), "--DRUMBEAT_ADMIN_PASSWORD=second-secret")) {
            assertThat(visitor(node, "first-secret").get("/api/people").statusCode())
                    .isEqualTo(200);
            assertThat(visitor(node, "second-secret").get("/api/people").statusCode())
                    .isEqualTo(401);
        }
        try (ConfigurableApplicationContext node = start(database(url))) {
            assertThatAnErrorQuotesNoRow(node);
        }
    }

    private static void assertThatAnErrorQuotesNoRow(ConfigurableApplicationContext node) {
        String sameAgain = "insert into person (id, name, role, version) values ('admin', 'Quentin', 'admin', 0)";

        assertThatThrownBy(() -> node.getBean(JdbcTemplate.class).execute(sameAgain))
                .isInstanceOf(DuplicateKeyException.class)
                .rootCause()
                .hasMessageContaining("person_pkey")
                .hasMessageNotContaining("(admin)");
    }

    private static Visitor visitor(ConfigurableApplicationContext node, String password) {
        return Visitor.system(
                node.getEnvironment().getRequiredProperty("local.server.port", Integer.class), "admin", password);
    }

    private static List<String> database(String url) {
        return List.of("--DRUMBEAT_DB_URL=" + url, "--DRUMBEAT_DB_USER=postgres", "--DRUMBEAT_DB_PASSWORD=postgres");
    }

    private static ConfigurableApplicationContext start(List<String> database, String... options) {
        List<String> arguments = new ArrayList<>(database);
        arguments.addAll(List.of(options));
        arguments.add("--server.port=0");
        return new SpringApplicationBuilder(DrumbeatApplication.class)
                .profiles("postgres")
                .run(arguments.toArray(String[]::new));
    }

    private static int count(String url, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
