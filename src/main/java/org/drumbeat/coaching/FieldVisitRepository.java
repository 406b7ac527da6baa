package org.drumbeat.coaching;

import java.util.Collection;
import java.util.List;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface FieldVisitRepository extends ListCrudRepository<FieldVisit, String> {

    /** @throws Refusal where there is none of this id */
    default FieldVisit visit(String id) {
        return findById(id).orElseThrow(FieldVisit::unknown);
    }

    List<FieldVisit> findByPlanIdOrderByPlace(String planId);

    /** Those of these reps that can still be moved, the next first. */
    @Query("select * from field_visit where state = 'PLANNED' and rep in (:reps) order by starts_at, rep")
    List<FieldVisit> plannedOf(Collection<String> reps);

    @Query("select rep, max(starts_at) as starts_at from field_visit where state = 'HELD' group by rep")
    List<FieldVisit.LastVisit> lastVisits();
}
