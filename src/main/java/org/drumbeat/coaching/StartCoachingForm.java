package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** A manager begins to coach a rep of their team. */
@Component("start-coaching")
class StartCoachingForm implements StartForm<StartCoachingForm.Offer, StartCoachingForm.Answers> {

    private final CoachingService coaching;
    private final SkillCatalogue catalogue;
    private final CoachingLine line;

    StartCoachingForm(CoachingService coaching, SkillCatalogue catalogue, CoachingLine line) {
        this.coaching = coaching;
        this.catalogue = catalogue;
        this.line = line;
    }

    record Offer(List<Choice> reps, List<Choice> skills) {}

    record Answers(String rep, String skill, int baselineLevel, int targetLevel, int visits, int cadenceDays) {

        Focus.Wish wish() {
            return new Focus.Wish(skill, baselineLevel, targetLevel, visits, cadenceDays);
        }
    }

    @Override
    public Offer show(String person) {
        return new Offer(line.coachees(person), catalogue.choices());
    }

    @Override
    public Started record(String person, Answers answers) {
        String plan = coaching.start(person, answers.rep(), answers.wish());
        return new Started(plan, Facts.of(CoachingVariables.REP, answers.rep()));
    }
}
