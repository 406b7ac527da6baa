package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lets the manager choose what a rep is coached in, and lays before them why. */
@Component("choose-focus")
class ChooseFocusForm implements TaskForm<ChooseFocusForm.Offer, ChooseFocusForm.Answers> {

    private final CoachingService coaching;
    private final SkillCatalogue catalogue;

    ChooseFocusForm(CoachingService coaching, SkillCatalogue catalogue) {
        this.coaching = coaching;
        this.catalogue = catalogue;
    }

    /** @param skill code of the skill that somebody has in mind, or null */
    record Offer(String rep, String reasons, String attainment, String wish, String skill, List<Choice> skills) {}

    record Answers(String skill, int baselineLevel, int targetLevel, int visits, int cadenceDays) {

        Focus.Wish wish() {
            return new Focus.Wish(skill, baselineLevel, targetLevel, visits, cadenceDays);
        }
    }

    @Override
    public Offer show(TaskView task) {
        CoachingService.Occasion occasion = coaching.occasion(task.businessKey());
        return new Offer(
                occasion.rep(),
                occasion.reasons(),
                occasion.attainment(),
                occasion.wish(),
                occasion.skill(),
                catalogue.choices());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        coaching.chooseFocus(task.businessKey(), task.person(), answers.wish());
        return Facts.none();
    }
}
