package org.drumbeat.hiring;

import org.drumbeat.workflow.Fact;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;

/** The questions of one interview, each with a rating and its evidence, and what the interviewer recommends. */
class ConductInterviewForm implements TaskForm<InterviewViews.BlankScorecard, InterviewService.Notes> {

    private final InterviewViews views;
    private final InterviewService interviews;
    private final QuestionGuide.Kind kind;
    private final Fact<String> seat;

    /** @param seat whose interview of the kit a task is */
    ConductInterviewForm(
            InterviewViews views, InterviewService interviews, QuestionGuide.Kind kind, Fact<String> seat) {
        this.views = views;
        this.interviews = interviews;
        this.kind = kind;
        this.seat = seat;
    }

    @Override
    public InterviewViews.BlankScorecard show(TaskView task) {
        return views.scorecard(task.businessKey(), kind, task.get(seat));
    }

    @Override
    public Facts record(TaskView task, InterviewService.Notes notes) {
        interviews.record(task.businessKey(), kind, task.get(seat), task.person(), notes);
        return Facts.none();
    }

    @Override
    public void given(TaskView task, String person) {
        interviews.give(task.businessKey(), kind, task.get(seat), person);
    }
}
