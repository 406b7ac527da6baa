package org.drumbeat.coaching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.drumbeat.insight.CoachingHistory;
import org.drumbeat.workflow.DaySpan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other processes may know of coaching. */
@Component
@Transactional(readOnly = true)
class CoachedCycles implements CoachingHistory {

    private final JdbcClient jdbc;
    private final Clock clock;

    CoachedCycles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A rating that was not given in time is noted, too, so a rep who has none may still rate themselves unswayed. */
    @Override
    public Coaching between(String rep, LocalDate first, LocalDate last) {
        DaySpan days = new DaySpan(first, last);
        return new Coaching(jdbc.sql("""
                        select skill.name as skill, plan.baseline_level, plan.target_level, plan.agreed_at, plan.ended_at,
                               plan.state,
                               (select count(*) from field_visit visit
                                where visit.plan_id = plan.id and visit.state = 'HELD'
                                  and visit.starts_at >= :from and visit.starts_at < :until) as visits_held,
                               (select report.mean_level from field_visit visit
                                join field_visit_report report on report.visit_id = visit.id
                                join level_rating own on own.visit_id = visit.id and own.rater = 'REP'
                                where visit.plan_id = plan.id and visit.state = 'HELD'
                                  and visit.starts_at >= :from and visit.starts_at < :until
                                order by visit.place desc fetch first 1 rows only) as last_level
                        from coaching_plan plan join skill on skill.id = plan.skill_id
                        where plan.rep = :rep and :from < :until and plan.agreed_at < :until
                          and (plan.ended_at is null or plan.ended_at >= :from)
                        order by plan.agreed_at desc, plan.id""")
                .param("rep", rep)
                .param("from", days.from(clock.getZone()).atOffset(ZoneOffset.UTC))
                .param("until", days.until(clock.getZone()).atOffset(ZoneOffset.UTC))
                .query((row, number) -> cycle(row))
                .list());
    }

    private Cycle cycle(ResultSet row) throws SQLException {
        return new Cycle(
                row.getString("skill"),
                row.getInt("baseline_level"),
                row.getInt("target_level"),
                day(row, "agreed_at"),
                day(row, "ended_at"),
                ending(CoachingPlan.State.valueOf(row.getString("state"))),
                row.getInt("visits_held"),
                row.getBigDecimal("last_level"));
    }

    /** Null where there is none. */
    private LocalDate day(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.atZoneSameInstant(clock.getZone()).toLocalDate();
    }

    private static Ending ending(CoachingPlan.State state) {
        return switch (state) {
            case FOCUS_NEEDED, PROPOSED, IN_COACHING -> Ending.GOES_ON;
            case MASTERED -> Ending.MASTERED;
            case STALLED -> Ending.STALLED;
            case STOPPED -> Ending.STOPPED;
            case CLOSED -> Ending.REP_LEFT;
        };
    }
}
