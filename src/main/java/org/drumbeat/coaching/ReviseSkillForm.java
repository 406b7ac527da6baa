package org.drumbeat.coaching;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.StartForm;
import org.springframework.stereotype.Component;

/** Asks which skill is to be revised or added; a start form can hold no filled list, so its behaviours follow in a task. */
@Component("revise-skill")
record ReviseSkillForm(SkillCatalogue skills) implements StartForm<ReviseSkillForm.Offer, ReviseSkillForm.Answers> {

    /** What HR has in mind. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Plan {
        REVISE,
        ADD
    }

    record Offer(List<Choice> skills) {}

    /**
     * @param skill code of the one to revise
     * @param name of the one to add
     */
    record Answers(Plan plan, String skill, String name) {}

    @Override
    public Offer show(String person) {
        return new Offer(skills.everything());
    }

    @Override
    public Started record(String person, Answers answers) {
        Skill skill = switch (answers.plan()) {
            case REVISE -> skills.toRevise(answers.skill());
            case ADD -> skills.add(answers.name());
        };
        return new Started(skill.code(), Facts.of(CoachingVariables.SKILL_AUTHOR, person));
    }
}
