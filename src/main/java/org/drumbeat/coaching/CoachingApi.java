package org.drumbeat.coaching;

import jakarta.validation.constraints.PositiveOrZero;
import java.security.Principal;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Coaching for other systems: the figures for a dashboard, and the plans for those whom they concern. */
@RestController
record CoachingApi(CoachingReportService reports, PlanArchive archive) {

    /** Answers 403 to whom it is not for, and 422 where the days are missing, no days, or in the wrong order. */
    @GetMapping("/api/coaching/report")
    CoachingReport report(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(defaultValue = "0") @PositiveOrZero int page,
            Principal caller) {
        return reports.report(caller.getName(), from, to, page);
    }

    /** What a page holds. */
    record Found(List<WholePlan.Summary> plans, int page, int pages, long total) {}

    /** The plans of a rep, the newest first, 50 a page; answers 403 to whom they are not for, and 422 where no rep is named. */
    @GetMapping("/api/coaching/plans")
    Found plans(
            @RequestParam(required = false) String rep,
            @RequestParam(defaultValue = "0") @PositiveOrZero int page,
            Principal caller) {
        Page<WholePlan.Summary> found = archive.plansOf(caller.getName(), rep, page);
        return new Found(found.getContent(), page, found.getTotalPages(), found.getTotalElements());
    }

    /** Answers 404 for an unknown plan, and to whom it is not for. */
    @GetMapping("/api/coaching/plans/{id}")
    WholePlan plan(@PathVariable String id, Principal caller) {
        return archive.plan(caller.getName(), id);
    }
}
