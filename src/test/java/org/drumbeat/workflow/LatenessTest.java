package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.TaskRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** What was due and how it was done; everything is rolled back. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = Lateness.class)
@Transactional
class LatenessTest {

    private static final String FORM = "of-a-test";

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Lateness lateness;

    private TaskRows rows;

    @BeforeEach
    void now() {
        rows = new TaskRows(jdbc, FORM);
        Monday.jumpTo(day(20));
    }

    @Test
    void countsByPersonWhatWasDueInTheSpan() {
        rows.completed("1", "mo", day(5), day(5));
        rows.completed("2", "mo", day(5), day(5).plusSeconds(1));
        rows.open("3", "mo", day(6));
        rows.cancelled("4", "mo", day(6), day(7));
        rows.completed("5", "mia", day(7), day(3));
        // None of the span, not by now, not owed any more, nobody's, another form.
        rows.completed("6", "mo", day(4).minusSeconds(1), day(4));
        rows.completed("7", "mo", day(11), day(11));
        rows.cancelled("8", "mo", day(6), day(5));
        rows.open("9", null, day(6));
        new TaskRows(jdbc, "another").completed("10", "mo", day(5), day(5));

        assertThat(lateness.due(Set.of(FORM), "", day(4), day(11)))
                .containsExactlyInAnyOrder(
                        new Lateness.Figures(FORM, "mo", 4, 1, 1, 1), new Lateness.Figures(FORM, "mia", 1, 1, 0, 0));
        assertThat(lateness.due(Set.of(FORM), "mia", day(4), day(11)))
                .containsExactly(new Lateness.Figures(FORM, "mia", 1, 1, 0, 0));
    }

    @Test
    void countsNothingBeforeItsTimeIsOver() {
        rows.open("1", "mo", day(20));
        rows.completed("2", "mo", day(21), day(19));
        assertThat(lateness.due(Set.of(FORM), "", day(1), day(30))).isEmpty();
        assertThat(lateness.overdue(Set.of(FORM), "")).isEmpty();

        Monday.jumpTo(day(21));

        assertThat(lateness.due(Set.of(FORM), "", day(1), day(30)))
                .containsExactly(new Lateness.Figures(FORM, "mo", 2, 1, 0, 1));
        assertThat(lateness.overdue(Set.of(FORM), ""))
                .extracting(Lateness.Figures::overdue)
                .containsExactly(1);
    }

    @Test
    void makesNothingLateOneInTimeByPuttingItOff() {
        rows.cancelled("1", "mo", day(5), day(7));
        assertThat(due()).containsExactly(new Lateness.Figures(FORM, "mo", 1, 0, 0, 0));

        rows.open("1", "mo", day(22));
        assertThat(due()).as("as before").containsExactly(new Lateness.Figures(FORM, "mo", 1, 0, 0, 0));
        assertThat(lateness.overdue(Set.of(FORM), "")).as("the time runs anew").isEmpty();

        rows.complete("1", "mo", day(19));
        Monday.jumpTo(day(23));
        assertThat(due()).as("once, at last").containsExactly(new Lateness.Figures(FORM, "mo", 1, 0, 1, 0));
        assertThat(lateness.due(Set.of(FORM), "", day(5), day(6))).isEmpty();
    }

    @Test
    void countsWhatIsDoneAgainInALaterRoundByItself() {
        rows.cancelled("1", "mo", day(5), day(7));
        rows.completed("1", "mo", day(9), day(9));
        rows.completed("1", "mo", day(12), day(12));

        assertThat(due()).containsExactly(new Lateness.Figures(FORM, "mo", 2, 1, 1, 0));
    }

    @Test
    void countsOnceWhatIsOverdueASecondTime() {
        rows.cancelled("1", "mo", day(5), day(7));
        rows.open("1", "mo", day(12));

        assertThat(due()).containsExactly(new Lateness.Figures(FORM, "mo", 1, 0, 0, 1));
    }

    private List<Lateness.Figures> due() {
        return lateness.due(Set.of(FORM), "", day(1), day(30));
    }

    private static Instant day(int day) {
        return Instant.parse("1999-03-%02dT17:00:00Z".formatted(day));
    }
}
