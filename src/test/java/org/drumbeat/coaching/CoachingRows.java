package org.drumbeat.coaching;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/** Plans, visits and reports as their tables keep them, for tests of what is read from there: no process is behind them. */
final class CoachingRows {

    private final CoachingPlanRepository plans;
    private final FieldVisitRepository visits;
    private final FieldVisitReportRepository reports;

    CoachingRows(BeanFactory beans) {
        plans = beans.getBean(CoachingPlanRepository.class);
        visits = beans.getBean(FieldVisitRepository.class);
        reports = beans.getBean(FieldVisitReportRepository.class);
    }

    /** A moment in New York, as 2027-03-01T09:00. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CoachingDesk.NEW_YORK).toInstant();
    }

    /** A plan that both agreed on when it was proposed. */
    CoachingPlan plan(String rep, Focus focus, Instant opened) {
        return plans.save(CoachingPlan.needed(rep, opened).settled(focus, opened));
    }

    static FieldVisit planned(CoachingPlan plan, int place, String manager, String starts, int minutes) {
        return FieldVisit.needed(plan, place, LocalDate.of(1999, 3, 1))
                .planned(manager, new FieldVisit.Slot(at(starts), minutes, "Acme", "A talk"));
    }

    /** @param invited who came along; the report is the manager's */
    FieldVisit held(CoachingPlan plan, int place, String invited, String manager, String starts, int minutes) {
        return visits.save(planned(plan, place, invited, starts, minutes).held(manager));
    }

    FieldVisitReport report(FieldVisit visit, String by, String mean, String action, String due, String submitted) {
        LocalDate actionDate = LocalDate.parse(action);
        return reports.save(FieldVisitReport.of(
                visit,
                by,
                new BigDecimal(mean),
                new FieldVisitReport.Written("Asked", List.of(), "Ask more", "Two questions", actionDate, null, null),
                actionDate,
                at(due),
                at(submitted),
                LocalDate.ofInstant(at(submitted), CoachingDesk.NEW_YORK)));
    }

    /** The cycle ends by its review. */
    CoachingPlan concluded(CoachingPlan plan, CoachingPlan.Outcome outcome, Instant ended) {
        CoachingPlan reviewed = plan.reviewed(outcome, "Three calls in a row", "marco", ended);
        return plans.save(reviewed.concluded(ended));
    }
}
