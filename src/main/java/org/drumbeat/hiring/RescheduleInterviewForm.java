package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Moves an interview that has not been held yet. */
@Component("reschedule-interview")
class RescheduleInterviewForm implements StartForm<RescheduleInterviewForm.Choices, RescheduleInterviewForm.Answers> {

    private final InterviewViews views;
    private final InterviewService interviews;

    RescheduleInterviewForm(InterviewViews views, InterviewService interviews) {
        this.views = views;
        this.interviews = interviews;
    }

    record Choices(List<Choice> planned) {}

    record Answers(String interview, String startsAt, int durationMinutes, String place) {}

    @Override
    public Choices show(String person) {
        return new Choices(views.movable());
    }

    @Override
    public Started record(String person, Answers answers) {
        String candidacy =
                interviews.move(answers.interview(), answers.startsAt(), answers.durationMinutes(), answers.place());
        return new Started(candidacy, Facts.none());
    }
}
