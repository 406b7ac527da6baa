package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Choice;

/** What a rep proposes, as both forms of the manager show it; {@code skill} and what follows is what the fields begin with. */
record CounterProposal(
        String rep,
        String plan,
        String why,
        List<CoachingService.ProposalLine> proposals,
        List<Choice> skills,
        String skill,
        int baselineLevel,
        int targetLevel,
        int visits,
        int cadenceDays) {

    static CounterProposal of(
            CoachingService.Sheet sheet,
            String why,
            List<CoachingService.ProposalLine> proposals,
            SkillCatalogue catalogue) {
        Focus focus = sheet.focus();
        return new CounterProposal(
                sheet.rep(),
                sheet.skill().name(),
                why,
                proposals,
                catalogue.choicesWith(sheet.skill()),
                sheet.skill().code(),
                focus.baselineLevel(),
                focus.targetLevel(),
                focus.visits(),
                focus.cadenceDays());
    }
}
