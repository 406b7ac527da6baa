package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Lays a plan before the rep, who agrees or proposes something else. */
@Component("agree-on-plan")
class AgreeOnPlanForm implements TaskForm<AgreeOnPlanForm.Proposed, AgreeOnPlanForm.Answers> {

    private final CoachingService coaching;
    private final SkillCatalogue catalogue;

    AgreeOnPlanForm(CoachingService coaching, SkillCatalogue catalogue) {
        this.coaching = coaching;
        this.catalogue = catalogue;
    }

    /** A behaviour, and what it looks like at two levels. */
    record Seen(String name, String today, String target) {}

    /** The plan in words; {@code skill} and what follows is what the fields begin with. */
    record Proposed(
            String plan,
            String manager,
            String purpose,
            int from,
            int to,
            String pace,
            List<Seen> behaviours,
            List<CoachingService.ProposalLine> proposals,
            List<Choice> skills,
            String skill,
            int baselineLevel,
            int targetLevel,
            int visits,
            int cadenceDays) {}

    /** What is proposed instead is asked for only where the rep does not agree. */
    record Answers(
            boolean agreed,
            String skill,
            Integer baselineLevel,
            Integer targetLevel,
            Integer visits,
            Integer cadenceDays,
            String reason) {

        Focus.Wish wish() {
            return Focus.Wish.of(skill, baselineLevel, targetLevel, visits, cadenceDays);
        }
    }

    @Override
    public Proposed show(TaskView task) {
        CoachingService.Sheet sheet = coaching.sheet(task.businessKey());
        Focus focus = sheet.focus();
        return new Proposed(
                sheet.skill().name(),
                sheet.manager(),
                sheet.skill().purpose(),
                focus.baselineLevel(),
                focus.targetLevel(),
                focus.pace(),
                sheet.skill().behaviours().stream()
                        .map(behaviour -> new Seen(
                                behaviour.name(),
                                behaviour.level(focus.baselineLevel()),
                                behaviour.level(focus.targetLevel())))
                        .toList(),
                coaching.proposals(task.businessKey()),
                catalogue.choicesWith(sheet.skill()),
                sheet.skill().code(),
                focus.baselineLevel(),
                focus.targetLevel(),
                focus.visits(),
                focus.cadenceDays());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        if (answers.agreed()) {
            coaching.agree(task.businessKey());
            return Facts.of(CoachingVariables.AGREED, true);
        }
        int rounds = coaching.counter(task.businessKey(), task.person(), answers.wish(), answers.reason());
        return Facts.of(CoachingVariables.AGREED, false).and(CoachingVariables.ROUNDS, rounds);
    }
}
