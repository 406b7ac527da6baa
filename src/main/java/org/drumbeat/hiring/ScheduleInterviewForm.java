package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** When and where the fit interview is; interviewer and candidate are invited. */
@Component("schedule-interview")
class ScheduleInterviewForm implements TaskForm<ScheduleInterviewForm.Occasion, ScheduleInterviewForm.Answers> {

    private static final QuestionGuide.Kind KIND = QuestionGuide.Kind.FIT;

    private final InterviewService interviews;
    private final HiringService hiring;

    ScheduleInterviewForm(InterviewService interviews, HiringService hiring) {
        this.interviews = interviews;
        this.hiring = hiring;
    }

    record Occasion(String subject, String interviewer, String busy) {}

    record Answers(String startsAt, int durationMinutes, String place) {}

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public Occasion show(TaskView task) {
        InterviewService.Seat seat = interviews.seats(task.businessKey(), KIND).get(0);
        return new Occasion(hiring.subjectOf(task.businessKey()), seat.interviewer(), seat.busy());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        InterviewService.Wish wish = new InterviewService.Wish(
                task.get(HiringVariables.FIT_INTERVIEWER),
                answers.startsAt(),
                answers.durationMinutes(),
                answers.place());
        return HiringVariables.of(KIND, interviews.plan(task.businessKey(), KIND, List.of(wish)));
    }
}
