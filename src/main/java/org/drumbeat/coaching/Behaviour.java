package org.drumbeat.coaching;

import java.util.stream.Stream;

/**
 * One behaviour of a skill, with what a rep is seen or heard doing at each level, so that a 3 of one manager is a 3 of another.
 *
 * @param behaviourId the same behaviour has the same id in every version of the skill
 * @param level1 what is rated 1, does not do it; so on to 5, does it in hard situations too
 */
record Behaviour(
        String behaviourId, String name, String level1, String level2, String level3, String level4, String level5) {

    Behaviour withId(String id) {
        return new Behaviour(id, name, level1, level2, level3, level4, level5);
    }

    /** Whether no two levels read the same. */
    boolean hasFiveLevels() {
        return Stream.of(level1, level2, level3, level4, level5).distinct().count() == 5;
    }
}
