package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Moves a field visit that has no report yet. */
@Component("reschedule-visit")
class RescheduleVisitForm implements StartForm<RescheduleVisitForm.Offer, RescheduleVisitForm.Answers> {

    private final VisitService visits;

    RescheduleVisitForm(VisitService visits) {
        this.visits = visits;
    }

    record Offer(List<Choice> planned) {}

    record Answers(String visit, String startsAt, int durationMinutes) {}

    @Override
    public Offer show(String person) {
        return new Offer(visits.movable(person));
    }

    @Override
    public Started record(String person, Answers answers) {
        visits.move(answers.visit(), person, answers.startsAt(), answers.durationMinutes());
        return new Started(answers.visit(), Facts.none());
    }
}
