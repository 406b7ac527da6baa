package org.drumbeat.coaching;

import java.util.List;

/**
 * One behaviour in a form that asks for levels: what each level looks like, and the one that is chosen.
 *
 * @param scale the levels 1 to 5, a numbered list in Markdown
 * @param level 1 to 5, null until chosen
 */
record BehaviourToRate(String behaviourId, String name, String scale, Integer level) {

    /** Those of a skill, which nobody has rated yet. */
    static List<BehaviourToRate> of(Skill skill) {
        return skill.behaviours().stream()
                .map(behaviour ->
                        new BehaviourToRate(behaviour.behaviourId(), behaviour.name(), behaviour.scale(), null))
                .toList();
    }
}
