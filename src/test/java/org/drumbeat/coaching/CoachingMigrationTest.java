package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What an upgrade makes of proposals, reports and reviews, and that scripts find them where they always did. */
@AlsoOnPostgres(AlsoOnPostgres.Kind.MIGRATIONS)
class CoachingMigrationTest {

    private static final List<String> TABLES = List.of(
            "select * from plan_proposal order by id",
            "select * from visit_report order by visit_id",
            "select * from follow_up order by visit_id",
            "select * from cycle_review order by plan_id");

    private final DataSource database = new DriverManagerDataSource(TestDatabase.newDatabase());
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @BeforeEach
    void writeHistory() {
        migrate("23");
        jdbc.update(
                "insert into person (id, name, role, version) values ('marco', 'M', 'manager', 0), ('rosa', 'R', 'rep', 0)");
        plan("confirmed", "MASTERED", "'2027-03-20 12:00:00+00'");
        plan("silent", "STALLED", "'2027-03-21 12:00:00+00'");
        plan("asked", "IN_COACHING", "null");
        plan("unreviewed", "CLOSED", "'2027-03-22 12:00:00+00'");
        review("confirmed", "'2027-03-19 12:00:00+00'", "'Good'");
        review("silent", "null", "null");
        review("asked", "null", "null");
        proposal("p1", "confirmed", 1, false, "null");
        proposal("p2", "confirmed", 2, true, "'Too much'");
        report("v1", "confirmed", 1, "CONFIRMED", "'2027-03-10 12:00:00+00'", "'I see'");
        report("v2", "confirmed", 2, "NOT_CONFIRMED", "'2027-03-11 12:00:00+00'", "null");
        report("v3", "asked", 1, "OPEN", "null", "null");
        jdbc.update("insert into follow_up values ('v1', 'PARTLY', 'Heard it', 'marco', '2027-03-15 12:00:00+00', 0)");
    }

    @Test
    void scriptsReadWhatTheyReadBefore() {
        List<List<Map<String, Object>>> before =
                TABLES.stream().map(jdbc::queryForList).toList();
        assertThat(before).noneMatch(List::isEmpty);

        migrate("27");

        assertThat(TABLES.stream().map(jdbc::queryForList).toList()).isEqualTo(before);
    }

    @Test
    void notesWhoHasReadWhatAndHowFarAPlanWasNegotiated() {
        migrate("27");

        assertThat(read("select id || ' ' || review_acknowledgement_person || ' ' || review_acknowledgement_state"
                        + " || ' ' || coalesce(to_char(review_acknowledgement_settled_at, 'DD'), '-')"
                        + " from coaching_plan where review_outcome is not null order by id"))
                .containsExactly("asked rosa OPEN -", "confirmed rosa ACKNOWLEDGED 19", "silent rosa LAPSED 21");
        assertThat(read("select visit_id || ' ' || acknowledgement_person || ' ' || acknowledgement_state"
                        + " from field_visit_report order by visit_id"))
                .containsExactly("v1 rosa ACKNOWLEDGED", "v2 rosa LAPSED", "v3 rosa OPEN");
        assertThat(read("select id || ' ' || proposals || ' ' || rounds || ' '"
                        + " || case when settled_at is null then 'open' else 'settled' end from agreement"))
                .containsExactly("confirmed 2 1 settled");
    }

    @Test
    void endsTheTimeToConfirmTheReportsOfPlansThatHaveEnded() {
        report("v4", "unreviewed", 1, "OPEN", "null", "null");

        migrate("28");

        assertThat(read("select visit_id || ' ' || acknowledgement_state || ' '"
                        + " || coalesce(to_char(acknowledgement_settled_at, 'DD'), '-')"
                        + " from field_visit_report where acknowledgement_state <> 'ACKNOWLEDGED' order by visit_id"))
                .containsExactly("v2 LAPSED 11", "v3 OPEN -", "v4 LAPSED 22");
    }

    private List<String> read(String sql) {
        return jdbc.queryForList(sql, String.class);
    }

    private void plan(String id, String state, String endedAt) {
        jdbc.update(
                "insert into coaching_plan (id, rep, state, skill_id, baseline_level, target_level, visits, cadence_days,"
                        + " opened_at, agreed_at, ended_at, version) values ('" + id + "', 'rosa', '" + state
                        + "', 'negotiation-1', 2, 3, 2, 30, '2027-03-01 12:00:00+00', '2027-03-02 12:00:00+00', "
                        + endedAt
                        + ", 0)");
    }

    private void review(String plan, String confirmedAt, String comment) {
        jdbc.update("insert into cycle_review values ('" + plan + "', 'STALLED', 'Three calls', 'marco',"
                + " '2027-03-18 12:00:00+00', " + confirmedAt + ", " + comment + ", 0)");
    }

    private void proposal(String id, String plan, int place, boolean byRep, String reason) {
        jdbc.update("insert into plan_proposal values ('" + id + "', '" + plan + "', " + place + ", '"
                + (byRep ? "rosa" : "marco") + "', " + byRep + ", 'negotiation-1', 2, 3, 2, 30, " + reason
                + ", '2027-03-01 12:00:00+00', 0)");
    }

    private void report(String visit, String plan, int place, String confirmation, String settledAt, String comment) {
        jdbc.update("insert into field_visit (id, plan_id, place, rep, hold_by, sequence, state, version) values ('"
                + visit + "', '" + plan + "', " + place + ", 'rosa', '2027-03-09', 0, 'HELD', 0)");
        jdbc.update("insert into visit_report values ('" + visit + "', 'marco', 2.33, 'Asked', 'Ask more', 'Two calls',"
                + " '2027-03-15', null, '2027-03-09 12:00:00+00', '" + confirmation + "', " + settledAt + ", "
                + comment + ", 0)");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
