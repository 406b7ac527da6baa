package org.drumbeat.coaching;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One behaviour of a skill, with what a rep is seen or heard doing at each level, so that a 3 of one manager is a 3 of another.
 *
 * @param behaviourId the same behaviour has the same id in every version of the skill
 * @param level1 what is rated 1, does not do it; so on to 5, does it in hard situations too
 */
record Behaviour(
        String behaviourId, String name, String level1, String level2, String level3, String level4, String level5) {

    private static final int LEVELS = 5;

    Behaviour withId(String id) {
        return new Behaviour(id, name, level1, level2, level3, level4, level5);
    }

    /** Whether no two levels read the same. */
    boolean hasFiveLevels() {
        return Stream.of(level1, level2, level3, level4, level5).distinct().count() == LEVELS;
    }

    /** What a rep is seen or heard doing at this level, 1 to 5. */
    String level(int level) {
        return List.of(level1, level2, level3, level4, level5).get(level - 1);
    }

    private String scale() {
        return IntStream.rangeClosed(1, LEVELS)
                .mapToObj(level -> level + ". " + level(level))
                .collect(Collectors.joining("\n"));
    }

    /** In a form that asks for its level, which nobody has chosen yet. */
    ToRate toRate() {
        return new ToRate(behaviourId, name, scale(), null);
    }

    /**
     * One behaviour in a form that asks for levels.
     *
     * @param scale the levels 1 to 5, a numbered list in Markdown
     * @param level 1 to 5, null until chosen
     */
    record ToRate(String behaviourId, String name, String scale, Integer level) {}
}
