package org.drumbeat.coaching;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.drumbeat.workflow.Lateness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts for the report: every statement answers one question about all managers at once, however many there are. */
@Component
record CoachingFigures(JdbcClient jdbc) {

    /**
     * Whose figures, and when. The manager of a visit is who has written its report, else who comes along.
     *
     * @param manager id of the person; everybody's where it is empty
     * @param until the first moment that does not belong to it
     * @param first its first day
     * @param lastOver its last day that is over now
     */
    record Scope(String manager, Instant from, Instant until, LocalDate first, LocalDate lastOver, Instant now) {}

    record Visits(String manager, int planned, int held, int repsCoached, long heldMinutes) {}

    /** Those that were to begin in the span; one whose report was late has taken place, whatever became of it later. */
    List<Visits> visits(Scope scope) {
        return ask("""
                select manager, count(*) as planned,
                       count(case when state = 'HELD' then 1 end) as held,
                       count(distinct case when state = 'HELD' then rep end) as reps_coached,
                       coalesce(sum(case when state = 'HELD' then duration_minutes end), 0) as held_minutes
                from field_visit
                where starts_at >= :from and starts_at < :until
                  and (state in ('PLANNED', 'HELD')
                       or state = 'CANCELLED' and exists (
                           select 1 from %s report
                           where report.business_key = field_visit.id and report.form = :report
                             and report.how = 'CANCELLED' and report.state = 'DROPPED'))
                  and :manager in ('', manager)
                group by manager""".formatted(Lateness.OWED), scope)
                .param("report", WriteFieldVisitReportForm.ID)
                .query(Visits.class)
                .list();
    }

    record FollowUps(String manager, int due, int done, int partly, int notDone) {}

    /** By the day that was agreed, whoever checked it, else whoever has written the report; what nobody will check any more, since the plan was ended before its time, is not due. */
    List<FollowUps> followUps(Scope scope) {
        return ask("""
                select coalesce(report.follow_up_checked_by, visit.manager) as manager, count(*) as due,
                       count(case when report.follow_up_result = 'DONE' then 1 end) as done,
                       count(case when report.follow_up_result = 'PARTLY' then 1 end) as partly,
                       count(case when report.follow_up_result = 'NOT_DONE' then 1 end) as not_done
                from field_visit_report report
                join field_visit visit on visit.id = report.visit_id
                join coaching_plan plan on plan.id = visit.plan_id
                where report.action_date >= :first and report.action_date <= :lastOver
                  and (report.follow_up_result is not null or plan.state not in ('CLOSED', 'STOPPED'))
                  and :manager in ('', coalesce(report.follow_up_checked_by, visit.manager))
                group by coalesce(report.follow_up_checked_by, visit.manager)""", scope).query(FollowUps.class).list();
    }

    /** @param gain the sum over the cycles */
    record Gains(String manager, String skill, int cycles, int reps, BigDecimal gain) {}

    /** The cycles with a visit held in the span; a cycle is the manager's of its last one. */
    List<Gains> gains(Scope scope) {
        return ask("""
                select latest.manager, skill.code as skill, count(*) as cycles, count(distinct plan.rep) as reps,
                       sum(latest.mean_level - plan.baseline_level) as gain
                from (
                    select visit.plan_id, visit.manager, report.mean_level,
                           row_number() over (partition by visit.plan_id order by visit.place desc) as back
                    from field_visit visit join field_visit_report report on report.visit_id = visit.id
                    where visit.state = 'HELD' and visit.starts_at >= :from and visit.starts_at < :until) latest
                join coaching_plan plan on plan.id = latest.plan_id
                join skill on skill.id = plan.skill_id
                where latest.back = 1 and :manager in ('', latest.manager)
                group by latest.manager, skill.code""", scope).query(Gains.class).list();
    }

    private JdbcClient.StatementSpec ask(String sql, Scope scope) {
        return jdbc.sql(sql)
                .param("manager", scope.manager())
                .param("from", scope.from().atOffset(ZoneOffset.UTC))
                .param("until", scope.until().atOffset(ZoneOffset.UTC))
                .param("first", scope.first())
                .param("lastOver", scope.lastOver())
                .param("now", scope.now().atOffset(ZoneOffset.UTC));
    }
}
