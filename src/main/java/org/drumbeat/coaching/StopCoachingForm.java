package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Ends a plan before its time. */
@Component("stop-coaching")
record StopCoachingForm(PlanViews views, CoachingService coaching)
        implements StartForm<StopCoachingForm.Choices, StopCoachingForm.Answers> {

    record Choices(List<Choice> plans) {}

    record Answers(String plan, String reason) {}

    @Override
    public Choices show(String person) {
        return new Choices(views.stoppable(person));
    }

    @Override
    public Started record(String person, Answers answers) {
        coaching.stop(answers.plan(), person, answers.reason());
        return new Started(answers.plan(), Facts.none());
    }
}
