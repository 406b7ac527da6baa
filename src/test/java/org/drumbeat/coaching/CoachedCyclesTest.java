package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drumbeat.coaching.CoachingDesk.MONDAY;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.insight.CoachingHistory;
import org.drumbeat.insight.CoachingHistory.Cycle;
import org.drumbeat.insight.CoachingHistory.Ending;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** What other processes may know of coaching, on the real tables; everything is rolled back. */
@AlsoOnPostgres(value = Kind.SQL, statementsOf = CoachedCycles.class)
@Transactional
class CoachedCyclesTest extends CoachingTest {

    private static final LocalDate VISIT = MONDAY.plusDays(1);

    /** When the follow-up of the visit is checked, and with it the cycle ends. */
    private static final LocalDate END = VISIT.plusDays(7);

    @Autowired
    private CoachingHistory coaching;

    @Autowired
    private JdbcAggregateOperations aggregates;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private LevelRatingRepository ratings;

    private CoachingRows rows;

    @BeforeEach
    void open() {
        rows = new CoachingRows(beans);
    }

    private CoachingPlan plan(Instant agreed) {
        return rows.plan("rosa", new Focus("needs_discovery-1", 2, 3, 2, 30), agreed);
    }

    /** A visit of ten to twelve that shows this level, with its report; the rep has let the time for theirs pass. */
    private void visit(CoachingPlan plan, LocalDate day, String mean) {
        FieldVisit visit = rows.held(plan, 1, "marco", "marco", day + "T10:00", 120);
        rows.report(visit, "marco", mean, day.plusDays(7).toString(), day.plusDays(2) + "T17:00", day + "T13:00");
        ratings.save(LevelRating.missing(visit.id()));
    }

    /** A cycle of one visit that ends when its follow-up is checked. */
    private void cycle(String mean, CoachingPlan.Outcome outcome) {
        CoachingPlan plan = plan(CoachingDesk.moment(MONDAY, 9));
        visit(plan, VISIT, mean);
        rows.concluded(plan, outcome, CoachingDesk.moment(END, 17));
    }

    @Test
    void tellsTheCyclesThatWentOnBetweenTwoDaysTheNewestFirst() {
        cycle("4.00", CoachingPlan.Outcome.MASTERED);
        visit(plan(CoachingDesk.moment(END, 18)), END.plusDays(7), "3.00");

        CoachingHistory.Coaching known = coaching.between("rosa", MONDAY, END.plusDays(30));

        assertThat(known.isKnown()).isTrue();
        assertThat(known.visitsHeld()).isEqualTo(2);
        assertThat(known.cycles())
                .containsExactly(
                        new Cycle("Needs discovery", 2, 3, END, null, Ending.GOES_ON, 1, new BigDecimal("3.00")),
                        new Cycle("Needs discovery", 2, 3, MONDAY, END, Ending.MASTERED, 1, new BigDecimal("4.00")));
    }

    @Test
    void countsFromTheFirstDayToTheLast() {
        cycle("2.00", CoachingPlan.Outcome.STALLED);

        assertThat(coaching.between("rosa", VISIT, VISIT).visitsHeld()).isEqualTo(1);
        assertThat(coaching.between("rosa", MONDAY, MONDAY).cycles())
                .containsExactly(new Cycle("Needs discovery", 2, 3, MONDAY, END, Ending.STALLED, 0, null));
        assertThat(coaching.between("rosa", END, END).cycles()).hasSize(1);
        assertThat(coaching.between("rosa", END.plusDays(1), END.plusDays(9)).isKnown())
                .isFalse();
        assertThat(coaching.between("rosa", MONDAY.minusDays(9), MONDAY.minusDays(1))
                        .isKnown())
                .isFalse();
    }

    @Test
    void tellsNoLevelBeforeBothHaveSaidTheirs() {
        visit(plan(CoachingDesk.moment(MONDAY, 9)), VISIT, "2.00");
        assertThat(coaching.between("rosa", VISIT, VISIT).cycles())
                .as("the time for the rep's is over")
                .extracting(Cycle::lastLevel)
                .containsExactly(new BigDecimal("2.00"));

        ratings.deleteAll();

        assertThat(coaching.between("rosa", VISIT, VISIT).cycles())
                .extracting(Cycle::lastLevel)
                .containsOnlyNulls();
    }

    /** In New York it is half past one twice that night. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"})
    void keepsApartTheTwoHoursOfAutumnThatAreCalledTheSame(Instant moment) {
        String id = aggregates.insert(CoachingPlan.needed("rosa", moment)).id();

        assertThat(plans.findById(id)).map(CoachingPlan::openedAt).contains(moment);
        assertThat(jdbc.queryForObject(
                        "select count(*) from coaching_plan where id = ? and opened_at = ?",
                        Integer.class,
                        id,
                        moment.atOffset(ZoneOffset.UTC)))
                .isEqualTo(1);
    }

    @Test
    void knowsNothingWhereThereIsNothingAndFailsForNobody() {
        Focus focus = new Focus("needs_discovery-1", 2, 3, 1, 30);
        CoachingPlan plan = plans.save(
                CoachingPlan.needed("rosa", CoachingDesk.moment(MONDAY, 9)).proposed(focus));

        assertThat(coaching.between("rosa", MONDAY, END).isKnown())
                .as("nobody has agreed yet")
                .isFalse();
        assertThat(coaching.between("raj", MONDAY, END).isKnown()).isFalse();
        assertThat(coaching.between("nobody", MONDAY, END).isKnown()).isFalse();
        assertThat(coaching.between(null, MONDAY, END).isKnown()).isFalse();
        plans.save(plan.settled(focus, CoachingDesk.moment(MONDAY, 9)));
        assertThat(coaching.between("rosa", END, MONDAY).isKnown())
                .as("days in the wrong order")
                .isFalse();
        assertThat(coaching.between("rosa", MONDAY, END).isKnown()).isTrue();
    }
}
