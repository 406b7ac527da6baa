package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** When and where each of the panel meets the candidate; all are invited. */
@Component("schedule-behavioral-interviews")
class ScheduleBehavioralInterviewsForm
        implements TaskForm<InterviewViews.PanelToPlan, ScheduleBehavioralInterviewsForm.Answers> {

    private static final QuestionGuide.Kind KIND = QuestionGuide.Kind.BEHAVIORAL;

    private final InterviewViews views;
    private final InterviewService interviews;

    ScheduleBehavioralInterviewsForm(InterviewViews views, InterviewService interviews) {
        this.views = views;
        this.interviews = interviews;
    }

    record Answers(List<InterviewService.Appointment> interviews) {}

    @Override
    public InterviewViews.PanelToPlan show(TaskView task) {
        return views.panelToPlan(task.businessKey());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        return HiringVariables.of(KIND, interviews.plan(task.businessKey(), KIND, answers.interviews()));
    }
}
