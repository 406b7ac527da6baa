package org.drumbeat.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes whose first day processes still have to be told about, and whose they have been told about: once each. */
@Repository
class Arrivals {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    Arrivals(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Notes that processes are to be told about these people when they begin. */
    void note(List<String> newcomers, Instant now) {
        batches.batchUpdate("""
                insert into arrival (person_id, noted_at) values (?, ?)""", newcomers, BATCH, (row, person) -> {
            row.setString(1, person);
            row.setObject(2, now.atOffset(ZoneOffset.UTC));
        });
    }

    /**
     * Ids of the reps who have begun by this day, are still here, and whom processes have not been told about; the earliest
     * first.
     */
    List<String> untold(LocalDate day, int most) {
        return jdbc.sql("""
                select person.id from person join arrival on arrival.person_id = person.id
                where arrival.told_at is null and role = 'rep'
                      and hired_on <= :day and (left_on is null or left_on > :day)
                order by hired_on, person.id
                fetch first :most rows only""")
                .param("day", day)
                .param("most", most)
                .query(String.class)
                .list();
    }

    void told(String newcomer, Instant now) {
        jdbc.sql("""
                update arrival set told_at = cast(:now as timestamp with time zone)
                where person_id = :newcomer and told_at is null""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("newcomer", newcomer)
                .update();
    }
}
