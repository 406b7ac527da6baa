package org.drumbeat.coaching;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface CoachingPlanRepository extends ListCrudRepository<CoachingPlan, String> {

    /** @throws Refusal where there is none of this id */
    default CoachingPlan plan(String id) {
        return findById(id).orElseThrow(CoachingPlan::unknown);
    }

    /** The one plan of a rep that goes on. */
    Optional<CoachingPlan> findByOpenFor(String rep);

    /** Those of these reps that go on. */
    List<CoachingPlan> findByOpenForIn(Collection<String> reps);

    Page<CoachingPlan> findByRep(String rep, Pageable page);

    /** Notes a reason, once. */
    @Modifying
    @Query("""
            insert into coaching_reason (plan_id, reason_code, skill_code, noted_at)
            select id, cast(:reasonCode as varchar), cast(:skillCode as varchar), cast(:now as timestamp with time zone)
            from coaching_plan
            where id = :planId and not exists (
                select 1 from coaching_reason where plan_id = :planId and reason_code = :reasonCode and skill_code = :skillCode)""")
    void addReason(String planId, String reasonCode, String skillCode, Instant now);

    @Query("select reason_code, skill_code from coaching_reason where plan_id = :planId order by noted_at, reason_code")
    List<CoachingPlan.Reason> reasons(String planId);

    /** The cycle of a rep that ended last with a review, without this one. */
    @Query("""
            select * from coaching_plan
            where rep = :rep and id <> :planId and state in ('MASTERED', 'STALLED')
            order by ended_at desc fetch first 1 rows only""")
    Optional<CoachingPlan> concludedBefore(String rep, String planId);

    /** Whom a plan, or the plan of a visit, is about and what, in one look: lists of tasks ask for each line. */
    @Query("""
            select person.name || coalesce(' – ' || skill.name, '')
            from coaching_plan
            join person on person.id = coaching_plan.rep
            left join skill on skill.id = coaching_plan.skill_id
            where coaching_plan.id = :id
               or coaching_plan.id = (select plan_id from field_visit where field_visit.id = :id)""")
    String subjectOf(String id);

    /** The reps who are in coaching, or whose manager has a focus to choose. */
    @Query("select open_for from coaching_plan where open_for is not null")
    List<String> openReps();

    /** The reps whose manager has a focus to choose. */
    @Query("select open_for from coaching_plan where state = 'FOCUS_NEEDED'")
    List<String> repsWithoutFocus();
}
