package org.drumbeat.coaching;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface FieldVisitReportRepository extends ListCrudRepository<FieldVisitReport, String> {

    /** @throws java.util.NoSuchElementException where the report of this visit is not in */
    default FieldVisitReport report(String visitId) {
        return findById(visitId).orElseThrow();
    }

    /** Those of these visits that are in, by the id of the visit. */
    default Map<String, FieldVisitReport> byVisit(Collection<String> visitIds) {
        return findAllById(visitIds).stream().collect(Collectors.toMap(FieldVisitReport::visitId, Function.identity()));
    }

    /** The report of the visit before the one at this place. */
    @Query("""
            select report.* from field_visit_report report join field_visit visit on visit.id = report.visit_id
            where visit.plan_id = :planId and visit.place = :place - 1""")
    Optional<FieldVisitReport> before(String planId, int place);

    /** Those of a plan that the rep has not confirmed yet, and still can. */
    @Query("""
            select report.* from field_visit_report report join field_visit visit on visit.id = report.visit_id
            where visit.plan_id = :planId and report.acknowledgement_state = 'OPEN'""")
    List<FieldVisitReport> unconfirmed(String planId);

    /** What the visits of a plan showed, one after another. */
    @Query("""
            select report.mean_level
            from field_visit_report report join field_visit visit on visit.id = report.visit_id
            where visit.plan_id = :planId order by visit.place""")
    List<BigDecimal> meanLevels(String planId);
}
