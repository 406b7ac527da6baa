package org.drumbeat.coaching;

import java.util.List;

/**
 * One behaviour in a form that asks for levels: what each level looks like, and the one that is chosen.
 *
 * @param scale the levels 1 to 5, a numbered list in Markdown
 * @param level 1 to 5, null until chosen
 */
record ScaleLine(String behaviourId, String name, String scale, Integer level) {

    /** The lines of a skill that nobody has rated yet. */
    static List<ScaleLine> of(Skill skill) {
        return skill.behaviours().stream()
                .map(behaviour -> new ScaleLine(behaviour.behaviourId(), behaviour.name(), behaviour.scale(), null))
                .toList();
    }

    static List<RatedLevel> levels(List<ScaleLine> answers) {
        return answers.stream()
                .map(line -> new RatedLevel(line.behaviourId(), line.level()))
                .toList();
    }
}
