package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.DrumbeatTest;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What the engine stores of a moment, whatever the zone of the application. */
@DrumbeatTest
class EngineMomentsTest {

    @Autowired
    private ProcessEngine engine;

    @Value("${drumbeat.time-zone}")
    private String zone;

    @Test
    void theZoneOfTheApplicationIsThatOfEverythingInIt() {
        assertThat(TimeZone.getDefault().getID()).isEqualTo(zone);
    }

    /** Half past one in New York, before the clocks are put back and after, and while they jump in spring. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-01T05:30:00Z",
                "2026-11-01T06:30:00Z",
                "2027-03-14T06:59:59Z",
                "2027-03-14T07:00:00Z",
                "2027-07-01T00:00:00Z"
            })
    void theEngineKeepsAMomentOverEveryChangeOfTheClocks(Instant due) {
        Task task = engine.getTaskService().newTask();
        task.setDueDate(Date.from(due));
        engine.getTaskService().saveTask(task);
        try {
            Date kept = engine.getTaskService()
                    .createTaskQuery()
                    .taskId(task.getId())
                    .dueAfter(Date.from(due.minusSeconds(1)))
                    .dueBefore(Date.from(due.plusSeconds(1)))
                    .singleResult()
                    .getDueDate();
            assertThat(kept.toInstant()).isEqualTo(due);
        } finally {
            engine.getTaskService().deleteTask(task.getId(), true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Tokyo", "Europe/Berlin"})
    void aMomentStandsInItsColumnAsTheComputerHasIt(String computer) throws SQLException {
        Instant moment = Instant.parse("2026-12-01T23:30:00Z");
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:moments-" + computer);
        EngineMoments moments = new EngineMoments(database, TimeZone.getTimeZone(computer));
        try (Connection connection = moments.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (due timestamp)");
            try (PreparedStatement insert = connection.prepareStatement("insert into kept values (?)")) {
                insert.setTimestamp(1, Timestamp.from(moment));
                insert.execute();
            }
            try (ResultSet row = statement.executeQuery("select due, cast(due as varchar) from kept")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getTimestamp(1).toInstant()).isEqualTo(moment);
                assertThat(row.getTimestamp("due").toInstant()).isEqualTo(moment);
                assertThat(row.getString(2))
                        .isEqualTo(
                                switch (computer) {
                                    case "UTC" -> "2026-12-01 23:30:00";
                                    case "Asia/Tokyo" -> "2026-12-02 08:30:00";
                                    default -> "2026-12-02 00:30:00";
                                });
            }
        }
    }
}
