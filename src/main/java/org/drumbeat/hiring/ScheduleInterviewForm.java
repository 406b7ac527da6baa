package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** When and where the fit interview is; interviewer and candidate are invited. */
@Component("schedule-interview")
class ScheduleInterviewForm implements TaskForm<InterviewViews.FitToPlan, ScheduleInterviewForm.Answers> {

    private static final QuestionGuide.Kind KIND = QuestionGuide.Kind.FIT;

    private final InterviewViews views;
    private final InterviewService interviews;

    ScheduleInterviewForm(InterviewViews views, InterviewService interviews) {
        this.views = views;
        this.interviews = interviews;
    }

    record Answers(String startsAt, int durationMinutes, String place) {}

    @Override
    public InterviewViews.FitToPlan show(TaskView task) {
        return views.fitToPlan(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        InterviewService.Appointment wish = new InterviewService.Appointment(
                task.get(HiringVariables.FIT_INTERVIEWER),
                null,
                null,
                answers.startsAt(),
                answers.durationMinutes(),
                answers.place());
        return HiringVariables.of(KIND, interviews.plan(task.businessKey(), KIND, List.of(wish)));
    }
}
