package org.drumbeat.hiring;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drumbeat.workflow.DueDates;
import org.springframework.stereotype.Component;

/** Who hands in scorecards too late: a scorecard is due at the end of the business day after the interview. */
@Component
class ScorecardDeadlines {

    private final DueDates due;
    private final Clock clock;

    ScorecardDeadlines(DueDates due, Clock clock) {
        this.due = due;
        this.clock = clock;
    }

    /** Those with anything late or missing, the worst first. */
    List<HiringReport.LateScorecards> missedBy(Collection<HiringFigures.Interviewed> interviews) {
        Instant now = clock.instant();
        Map<String, HiringReport.LateScorecards> byInterviewer = new LinkedHashMap<>();
        for (HiringFigures.Interviewed interview : interviews) {
            Instant deadline = deadline(interview);
            OffsetDateTime submitted = interview.submittedAt();
            boolean isLate = submitted != null && submitted.toInstant().isAfter(deadline);
            boolean isMissing = submitted == null && now.isAfter(deadline);
            if (submitted != null || isMissing) {
                byInterviewer.merge(
                        interview.interviewer(),
                        new HiringReport.LateScorecards(
                                interview.interviewer(), interview.name(), 1, isLate ? 1 : 0, isMissing ? 1 : 0),
                        ScorecardDeadlines::together);
            }
        }
        return byInterviewer.values().stream()
                .filter(theirs -> theirs.late() + theirs.missing() > 0)
                .sorted(Comparator.comparingInt(
                                (HiringReport.LateScorecards theirs) -> -theirs.late() - theirs.missing())
                        .thenComparing(HiringReport.LateScorecards::name))
                .toList();
    }

    private Instant deadline(HiringFigures.Interviewed interview) {
        Instant end =
                interview.startsAt().plusMinutes(interview.durationMinutes()).toInstant();
        return due.businessDaysAfter(end, 1).toInstant();
    }

    private static HiringReport.LateScorecards together(
            HiringReport.LateScorecards one, HiringReport.LateScorecards other) {
        return new HiringReport.LateScorecards(
                one.interviewer(),
                one.name(),
                one.due() + other.due(),
                one.late() + other.late(),
                one.missing() + other.missing());
    }
}
