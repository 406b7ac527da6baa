package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** When and where each of the panel meets the candidate; all are invited. */
@Component("schedule-behavioral-interviews")
class ScheduleBehavioralInterviewsForm
        implements TaskForm<ScheduleBehavioralInterviewsForm.Panel, ScheduleBehavioralInterviewsForm.Answers> {

    private static final QuestionGuide.Kind KIND = QuestionGuide.Kind.BEHAVIORAL;

    private final InterviewService interviews;
    private final HiringService hiring;

    ScheduleBehavioralInterviewsForm(InterviewService interviews, HiringService hiring) {
        this.interviews = interviews;
        this.hiring = hiring;
    }

    record Panel(String subject, List<Line> interviews) {}

    /** One interview: who conducts it and is busy when, and what HR plans. */
    record Line(String seat, String interviewer, String busy, String startsAt, Integer durationMinutes, String place) {}

    record Answers(List<Line> interviews) {}

    @Override
    public String subject(TaskView task) {
        return hiring.subjectOf(task.businessKey());
    }

    @Override
    public Panel show(TaskView task) {
        return new Panel(
                hiring.subjectOf(task.businessKey()),
                interviews.seats(task.businessKey(), KIND).stream()
                        .map(seat -> new Line(seat.seat(), seat.interviewer(), seat.busy(), null, null, null))
                        .toList());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        List<InterviewService.Wish> wishes = answers.interviews().stream()
                .map(line ->
                        new InterviewService.Wish(line.seat(), line.startsAt(), line.durationMinutes(), line.place()))
                .toList();
        return HiringVariables.of(KIND, interviews.plan(task.businessKey(), KIND, wishes));
    }
}
