package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Asks the manager whether what both agreed on was done. */
@Component(CheckFollowUpForm.ID)
class CheckFollowUpForm implements TaskForm<CheckFollowUpForm.Report, CheckFollowUpForm.Answers> {

    static final String ID = "check-follow-up";

    private final VisitService visits;

    CheckFollowUpForm(VisitService visits) {
        this.visits = visits;
    }

    /** @param comment what the rep said to the report, or null */
    record Report(
            String rep,
            String skill,
            String customer,
            String when,
            String observed,
            String doDifferently,
            String action,
            String actionDate,
            List<VisitService.LevelLine> levels,
            String comment) {}

    record Answers(FollowUp.Result result, String evidence) {}

    @Override
    public Report show(TaskView task) {
        VisitService.Reported reported = visits.reported(task.businessKey());
        return new Report(
                reported.sheet().plan().rep(),
                reported.sheet().skill().name(),
                reported.sheet().customer(),
                reported.sheet().when(),
                reported.observed(),
                reported.doDifferently(),
                reported.action(),
                reported.actionDate(),
                reported.levels(),
                reported.comment());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        return CoachingVariables.of(
                visits.followUp(task.businessKey(), answers.result(), answers.evidence(), task.person()));
    }
}
