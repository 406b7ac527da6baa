package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Moves a field visit that has no report yet. */
@Component("reschedule-visit")
record RescheduleVisitForm(VisitViews views, VisitService visits)
        implements StartForm<RescheduleVisitForm.Choices, RescheduleVisitForm.Answers> {

    record Choices(List<Choice> planned) {}

    record Answers(String visit, String startsAt, int durationMinutes) {}

    @Override
    public Choices show(String person) {
        return new Choices(views.movable(person));
    }

    @Override
    public Started record(String person, Answers answers) {
        visits.move(answers.visit(), person, answers.startsAt(), answers.durationMinutes());
        return new Started(answers.visit(), Facts.none());
    }
}
