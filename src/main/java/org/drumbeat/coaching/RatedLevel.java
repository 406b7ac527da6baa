package org.drumbeat.coaching;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.drumbeat.workflow.Refusal;

/** The level that somebody saw on one behaviour of a skill, 1 to 5. */
record RatedLevel(String behaviourId, int level) {

    /** @throws Refusal where not exactly the behaviours of the skill are rated */
    static List<RatedLevel> all(Skill skill, List<BehaviourToRate> answers) {
        Set<String> asked =
                skill.behaviours().stream().map(Behaviour::behaviourId).collect(Collectors.toSet());
        List<RatedLevel> levels = answers.stream()
                .map(answer -> new RatedLevel(answer.behaviourId(), answer.level()))
                .toList();
        Set<String> rated = levels.stream().map(RatedLevel::behaviourId).collect(Collectors.toSet());
        boolean inRange = levels.stream()
                .allMatch(each -> each.level() >= Focus.LOWEST_LEVEL && each.level() <= Focus.HIGHEST_LEVEL);
        if (levels.size() != asked.size() || !rated.equals(asked) || !inRange) {
            throw Refusal.invalid("“Behaviours” must hold each of the " + asked.size() + " behaviours of “"
                    + skill.name() + "” once, at a level from " + Focus.LOWEST_LEVEL + " to " + Focus.HIGHEST_LEVEL
                    + ".");
        }
        return levels;
    }
}
