package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** A manager begins to coach a rep of their team. */
@Component("start-coaching")
record StartCoachingForm(CoachingService coaching, CoachingRights rights, SkillCatalogue catalogue)
        implements StartForm<StartCoachingForm.Choices, StartCoachingForm.Answers> {

    record Choices(List<Choice> reps, List<Choice> skills) {}

    record Answers(String rep, String skill, int baselineLevel, int targetLevel, int visits, int cadenceDays) {

        private Focus.Wish wish() {
            return new Focus.Wish(skill, baselineLevel, targetLevel, visits, cadenceDays);
        }
    }

    @Override
    public Choices show(String person) {
        return new Choices(rights.coachees(person), catalogue.choices());
    }

    @Override
    public Started record(String person, Answers answers) {
        String plan = coaching.start(person, answers.rep(), answers.wish());
        return new Started(plan, Facts.of(CoachingVariables.REP, answers.rep()));
    }
}
