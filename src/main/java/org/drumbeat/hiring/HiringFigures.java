package org.drumbeat.hiring;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.drumbeat.workflow.Lateness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts for the report: every statement answers one question about all candidates at once, however many there are. */
@Repository
class HiringFigures {

    /**
     * The ratings of the panel that were handed in in the span. No common table: of two that differ in a parameter alone, H2 answers
     * the second with what it found for the first, and a manager would see the figures of another.
     */
    private static final String RATINGS = """
            (
                select scorecard.candidacy_id, scorecard.interviewer, score.question_id, score.rating
                from scorecard
                join score on score.scorecard = scorecard.id
                join candidacy on candidacy.id = scorecard.candidacy_id
                join vacancy on vacancy.id = candidacy.vacancy_id
                where scorecard.kind = 'BEHAVIORAL'
                  and scorecard.submitted_at >= :from and scorecard.submitted_at < :until
                  and :manager in ('', vacancy.hiring_manager)
            )
            """;

    private final JdbcClient jdbc;

    HiringFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whose vacancies, and when.
     *
     * @param manager id of the hiring manager; everybody's where it is empty
     * @param until the first moment that does not belong to it
     */
    record Span(String manager, Instant from, Instant until, Instant now) {}

    HiringReport.VacancyCounts vacancies(Span span) {
        return ask("""
                select count(case when opened_at >= :from and opened_at < :until then 1 end) as opened,
                       count(case when filled_at >= :from and filled_at < :until then 1 end) as filled,
                       count(case when cancelled_at >= :from and cancelled_at < :until then 1 end) as cancelled,
                       count(case when opened_at < :until and (filled_at is null or filled_at >= :until)
                                   and (cancelled_at is null or cancelled_at >= :until) then 1 end) as open
                from vacancy where :manager in ('', hiring_manager)""", span).query(HiringReport.VacancyCounts.class).single();
    }

    record Filling(OffsetDateTime openedAt, OffsetDateTime filledAt) {}

    /** Those that were filled in the span. */
    List<Filling> fillings(Span span) {
        return ask("""
                select opened_at, filled_at from vacancy
                where filled_at >= :from and filled_at < :until and opened_at is not null
                  and :manager in ('', hiring_manager)""", span).query(Filling.class).list();
    }

    record StageCount(Stage stage, int candidates) {}

    /** How far those have come who applied in the span. */
    List<StageCount> stages(Span span) {
        return ask("""
                select reached.stage, count(*) as candidates
                from candidacy_stage applied
                join candidacy on candidacy.id = applied.candidacy_id
                join vacancy on vacancy.id = candidacy.vacancy_id
                join candidacy_stage reached on reached.candidacy_id = applied.candidacy_id
                where applied.stage = 'APPLIED' and applied.reached_at >= :from and applied.reached_at < :until
                  and :manager in ('', vacancy.hiring_manager)
                group by reached.stage""", span).query(StageCount.class).list();
    }

    /** The same for each group that people say they belong to. */
    List<FourFifths.Declared> declared(Span span) {
        return ask("""
                select group_declaration.category, group_declaration.group_code, reached.stage, count(*) as candidates
                from candidacy_stage applied
                join candidacy on candidacy.id = applied.candidacy_id
                join vacancy on vacancy.id = candidacy.vacancy_id
                join group_declaration on group_declaration.candidacy_id = applied.candidacy_id
                join candidacy_stage reached on reached.candidacy_id = applied.candidacy_id
                where applied.stage = 'APPLIED' and applied.reached_at >= :from and applied.reached_at < :until
                  and :manager in ('', vacancy.hiring_manager)
                group by group_declaration.category, group_declaration.group_code, reached.stage""", span).query(FourFifths.Declared.class).list();
    }

    /** @param sum of the differences of all pairs */
    record Differences(int pairs, int sum) {}

    Differences differences(Span span) {
        return ask("""
                select count(*) as pairs, coalesce(sum(abs(one.rating - other.rating)), 0) as sum
                from %1$s one
                join %1$s other on other.candidacy_id = one.candidacy_id and other.question_id = one.question_id
                                and other.interviewer > one.interviewer""".formatted(RATINGS), span).query(Differences.class).single();
    }

    /** @param apart those on which two differ by 2 or more */
    record Questions(int rated, int apart) {}

    Questions questions(Span span) {
        return ask("""
                select count(*) as rated, count(case when spread >= 2 then 1 end) as apart
                from (select max(rating) - min(rating) as spread from %s panel
                      group by candidacy_id, question_id having count(*) >= 2) question""".formatted(RATINGS), span).query(Questions.class).single();
    }

    HiringReport.Decisions decisions(Span span) {
        return ask("""
                select count(*) as made,
                       count(case when recommendation.outcome = 'HIRE' and recommendation.decision = 'DECLINE'
                                    or recommendation.outcome = 'DO_NOT_HIRE' and recommendation.decision = 'HIRE'
                                  then 1 end) as against_advice
                from recommendation
                join candidacy_stage debrief on debrief.candidacy_id = recommendation.candidacy_id
                join candidacy on candidacy.id = recommendation.candidacy_id
                join vacancy on vacancy.id = candidacy.vacancy_id
                where debrief.stage = 'DEBRIEF' and debrief.reached_at >= :from and debrief.reached_at < :until
                  and recommendation.outcome is not null and recommendation.decision is not null
                  and :manager in ('', vacancy.hiring_manager)""", span).query(HiringReport.Decisions.class).single();
    }

    HiringReport.Offers offers(Span span) {
        return ask("""
                select count(*) as made,
                       count(case when offer.state = 'ACCEPTED' then 1 end) as accepted,
                       count(case when offer.state = 'DECLINED' then 1 end) as declined,
                       count(case when offer.state = 'EXPIRED' then 1 end) as expired
                from offer join vacancy on vacancy.id = offer.vacancy_id
                where offer.made_at >= :from and offer.made_at < :until
                  and :manager in ('', vacancy.hiring_manager)""", span).query(HiringReport.Offers.class).single();
    }

    /** Of the interviews that began in the span and were not cancelled: who has anything late or missing, the worst first. */
    List<HiringReport.LateScorecards> lateScorecards(Span span) {
        return ask("""
                select counted.interviewer, person.name, counted.due, counted.late, counted.missing
                from (
                    select interview.interviewer, sum(scorecard.tasks) as due,
                           sum(case when scorecard.state = 'LATE' then scorecard.tasks else 0 end) as late,
                           sum(case when scorecard.state in ('OVERDUE', 'DROPPED') then scorecard.tasks else 0 end) as missing,
                           sum(case when scorecard.state <> 'ON_TIME' then scorecard.tasks else 0 end) as wrong
                    from interview
                    join candidacy on candidacy.id = interview.candidacy_id
                    join vacancy on vacancy.id = candidacy.vacancy_id
                    join (select business_key, person, form, state, count(*) as tasks
                          from %s owed
                          where form in (:fit, :behavioral)
                          group by business_key, person, form, state) scorecard
                        on scorecard.business_key = interview.candidacy_id
                        and scorecard.person = interview.interviewer
                        and scorecard.form = case interview.kind when 'FIT' then :fit else :behavioral end
                    where interview.state <> 'CANCELLED' and scorecard.state <> 'OPEN'
                      and interview.starts_at >= :from and interview.starts_at < :until
                      and :manager in ('', vacancy.hiring_manager)
                    group by interview.interviewer) counted
                join person on person.id = counted.interviewer
                where counted.wrong > 0
                order by counted.wrong desc, person.name""".formatted(Lateness.OWED), span)
                .param("fit", InterviewForms.FIT)
                .param("behavioral", InterviewForms.BEHAVIORAL)
                .param("now", span.now().atOffset(ZoneOffset.UTC))
                .query(HiringReport.LateScorecards.class)
                .list();
    }

    private JdbcClient.StatementSpec ask(String sql, Span span) {
        return jdbc.sql(sql)
                .param("manager", span.manager())
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("until", span.until().atOffset(ZoneOffset.UTC));
    }
}
