package org.drumbeat.workflow;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills a PostgreSQL with a year of coaching and hiring, from March 2026 on, for reports: a visit a rep every month, in two cycles
 * of six, one of which is cancelled, and 300 vacancies with 20 candidates, of whom five are interviewed by four people.
 */
final class ManyFigures {

    private static final List<String> STATEMENTS = List.of("""
            insert into coaching_plan (id, rep, state, skill_id, baseline_level, target_level, visits, cadence_days, opened_at,
                                       agreed_at, ended_at, version)
            select md5(person.id || ':' || cycle)::uuid::text, person.id, 'CLOSED', skill.id, 2, 4, 6, 28, day,
                   day + interval '1 day', day + interval '179 days', 0
            from person
            cross join generate_series(timestamptz '2026-03-01 09:00+00', timestamptz '2026-10-31 09:00+00', interval '180 days')
                with ordinality as cycles(day, cycle)
            cross join (select min(id) as id from skill) skill
            where role = 'rep' and manager_id is not null""", """
            insert into field_visit (id, plan_id, place, rep, manager, invited, hold_by, starts_at, duration_minutes, sequence,
                                     state, version)
            select md5(plan.id || ':' || place)::uuid::text, plan.id, place, rep, manager_id, manager_id,
                   cast(plan.opened_at as date) + place * 28, plan.opened_at + place * interval '28 days', 60, 0,
                   case when place = 6 then 'CANCELLED' else 'HELD' end, 0
            from coaching_plan plan join person on person.id = plan.rep cross join generate_series(1, 6) place""", """
            insert into field_visit_report (visit_id, written_by, mean_level, observed, do_differently, agreed_action,
                                            action_date, due_at, submitted_at, acknowledgement_person,
                                            acknowledgement_state, follow_up_result, version)
            select id, manager, 3, 'Asked', 'Ask more', 'Two questions', hold_by + 7, starts_at + interval '2 days',
                   starts_at + interval '1 day', rep, 'ACKNOWLEDGED', 'DONE', 0
            from field_visit where state = 'HELD'""", """
            insert into human_task (task_id, process, model_version, box, form, instance_id, business_key, person_id,
                                    created_at, due_at, ended_at, how, keep_until)
            select md5(id || form)::uuid::text, 'field-visit', 1, form, form, id, id, manager, starts_at,
                   starts_at + interval '2 days', starts_at + interval '1 day',
                   case when state = 'CANCELLED' then 'CANCELLED' else 'COMPLETED' end, timestamptz '2099-12-31 00:00+00'
            from field_visit cross join unnest(array['write-field-visit-report', 'check-follow-up']) form""", """
            insert into vacancy (id, title, region, territory, reason, needed_by, jurisdiction, hiring_manager, requested_by,
                                 requested_at, state, opened_at, filled_at, version)
            select md5('vacancy' || n)::uuid::text, 'Account executive', 'North', 'Maine', 'new', date '2026-12-31', 'US',
                   manager.id, manager.id, day, case when n % 3 = 0 then 'OPEN' else 'FILLED' end, day,
                   case when n % 3 = 0 then null else day + interval '60 days' end, 0
            from generate_series(timestamptz '2026-03-01 09:00+00', timestamptz '2026-12-25 09:00+00', interval '1 day')
                with ordinality as days(day, n)
            join (select id, row_number() over (order by id) as place from person where role = 'manager') manager
                on manager.place = 1 + n % 200""", """
            insert into candidacy (id, vacancy_id, name, email, source, consented_at, state, version)
            select md5(vacancy.id || ':' || n)::uuid::text, vacancy.id, 'Candidate ' || n, 'c' || n || '@example.org',
                   'Referral', opened_at, 'DECLINED', 0
            from vacancy cross join generate_series(1, 20) n where opened_at is not null""", """
            insert into candidacy_stage (candidacy_id, stage, reached_at)
            select id, stage, consented_at + place * interval '5 days'
            from candidacy
            cross join unnest(array['APPLIED', 'SCREENED', 'FIT_INTERVIEW', 'ASSESSMENT', 'DEBRIEF'])
                with ordinality as stages(stage, place)
            where place = 1 or ascii(id) % 4 = 0""", """
            insert into interview (id, candidacy_id, kind, seat, interviewer, starts_at, duration_minutes, place, sequence,
                                   state, version)
            select md5(candidacy.id || ':' || n)::uuid::text, candidacy.id, case when n = 1 then 'FIT' else 'BEHAVIORAL' end,
                   person.id, person.id, consented_at + interval '10 days', 60, 'Room 1', 0, 'HELD', 0
            from candidacy
            cross join generate_series(1, 4) n
            join (select id, row_number() over (order by id) as place from person where role = 'manager') person
                on person.place = 1 + (ascii(candidacy.id) * 7 + ascii(substr(candidacy.id, 2)) + n) % 200
            where ascii(candidacy.id) % 4 = 0""", """
            insert into scorecard (id, candidacy_id, interviewer, recommendation, submitted_at, kind, version)
            select id, candidacy_id, interviewer, 'HIRE', starts_at + interval '1 day', kind, 0 from interview""", """
            insert into score (scorecard, scorecard_key, question_id, rating, evidence)
            select id, n, 'question-' || n, 1 + ascii(substr(id, n + 1)) % 4, 'Said so'
            from scorecard cross join generate_series(0, 7) n""", """
            insert into human_task (task_id, process, model_version, box, form, instance_id, business_key, person_id,
                                    created_at, due_at, ended_at, how, keep_until)
            select id, 'interview', 1, 'Task_ConductInterview',
                   case kind when 'FIT' then 'conduct-fit-interview' else 'conduct-behavioral-interview' end, id, candidacy_id,
                   interviewer, starts_at, starts_at + interval '1 day',
                   starts_at + interval '20 hours' + ascii(substr(id, 3)) % 9 * interval '1 hour', 'COMPLETED',
                   timestamptz '2099-12-31 00:00+00'
            from interview""");

    private ManyFigures() {}

    static void addTo(JdbcTemplate jdbc) {
        STATEMENTS.forEach(jdbc::execute);
    }
}
