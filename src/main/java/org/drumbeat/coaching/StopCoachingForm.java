package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Ends a plan before its time. */
@Component("stop-coaching")
class StopCoachingForm implements StartForm<StopCoachingForm.Offer, StopCoachingForm.Answers> {

    private final CoachingService coaching;

    StopCoachingForm(CoachingService coaching) {
        this.coaching = coaching;
    }

    record Offer(List<Choice> plans) {}

    record Answers(String plan, String reason) {}

    @Override
    public Offer show(String person) {
        return new Offer(coaching.stoppable(person));
    }

    @Override
    public Started record(String person, Answers answers) {
        coaching.stop(answers.plan(), person, answers.reason());
        return new Started(answers.plan(), Facts.none());
    }
}
