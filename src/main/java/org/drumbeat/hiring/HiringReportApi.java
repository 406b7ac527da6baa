package org.drumbeat.hiring;

import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures of hiring, for a dashboard. */
@RestController
class HiringReportApi {

    private final HiringReportService reports;

    HiringReportApi(HiringReportService reports) {
        this.reports = reports;
    }

    /** Answers 403 to whom it is not for, and 422 where the days are missing, no days, or in the wrong order. */
    @GetMapping("/api/hiring/report")
    HiringReport report(
            @RequestParam(required = false) String from, @RequestParam(required = false) String to, Principal caller) {
        return reports.report(caller.getName(), from, to);
    }
}
