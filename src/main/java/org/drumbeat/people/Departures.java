package org.drumbeat.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes which leavers processes have been told about, for as long as they are away. */
@Repository
class Departures {

    private final JdbcClient jdbc;

    Departures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of those who have left by this day and are not noted, the earliest first. */
    List<String> untold(LocalDate day, int most) {
        return jdbc.sql("""
                select id from person
                where left_on <= :day and not exists (select 1 from departure where person_id = person.id)
                order by left_on, id
                fetch first :most rows only""")
                .param("day", day)
                .param("most", most)
                .query(String.class)
                .list();
    }

    /**
     * Notes somebody who is away on this day, once; somebody who has come back in the meantime is not noted, so that their
     * next departure is told.
     */
    void note(String leaver, LocalDate day, Instant now) {
        jdbc.sql("""
                insert into departure (person_id, noted_at)
                select id, cast(:now as timestamp with time zone) from person
                where id = :leaver and left_on <= :day
                      and not exists (select 1 from departure where person_id = person.id)""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("leaver", leaver)
                .param("day", day)
                .update();
    }

    /** Forgets everybody who is not away on this day, so that their next departure is told again. */
    void forgetWhoCameBack(LocalDate day) {
        jdbc.sql("""
                delete from departure
                where person_id in (select id from person where left_on is null or left_on > :day)""").param("day", day).update();
    }
}
