package org.drumbeat.coaching;

import java.util.Objects;
import java.util.stream.Stream;
import org.drumbeat.workflow.Refusal;

/**
 * What a cycle of coaching is about: one skill, from where to where, and at which pace.
 *
 * @param skillId id of the version of the skill, pinned so that every visit of a cycle is measured by one scale
 * @param baselineLevel where the rep stands, 1 to 4
 * @param targetLevel where they want to get to, above the baseline, up to 5
 * @param visits how many field visits are planned, 1 to 6
 * @param cadenceDays calendar days from one visit to the next, 7 to 90
 */
record Focus(String skillId, int baselineLevel, int targetLevel, int visits, int cadenceDays) {

    static final int LOWEST_LEVEL = 1;
    static final int HIGHEST_LEVEL = 5;
    private static final int MOST_VISITS = 6;
    private static final int SHORTEST_CADENCE = 7;
    private static final int LONGEST_CADENCE = 90;

    /** What somebody would like a cycle to be about, by the code of the skill; null is what they leave out. */
    record Wish(String skill, Integer baselineLevel, Integer targetLevel, Integer visits, Integer cadenceDays) {

        /** @throws Refusal where something is left out */
        Wish requireAll() {
            if (Stream.of(skill, baselineLevel, targetLevel, visits, cadenceDays)
                    .anyMatch(Objects::isNull)) {
                throw Refusal.invalid(
                        "Say what you propose: a skill, both levels, the visits and the days between them.");
            }
            return this;
        }
    }

    /** @throws Refusal where something is left out, or the levels or the pace cannot be */
    static Focus of(Skill skill, Wish wish) {
        wish.requireAll();
        if (wish.baselineLevel() < LOWEST_LEVEL || wish.targetLevel() > HIGHEST_LEVEL) {
            throw Refusal.invalid(
                    "“Level today” and “Level to reach” are from " + LOWEST_LEVEL + " to " + HIGHEST_LEVEL + ".");
        }
        if (wish.targetLevel() <= wish.baselineLevel()) {
            throw Refusal.invalid("“Level to reach” must be above “Level today”: coaching is to change something.");
        }
        if (wish.visits() < 1 || wish.visits() > MOST_VISITS) {
            throw Refusal.invalid("“Field visits” must be from 1 to " + MOST_VISITS + ".");
        }
        if (wish.cadenceDays() < SHORTEST_CADENCE || wish.cadenceDays() > LONGEST_CADENCE) {
            throw Refusal.invalid(
                    "“Days from visit to visit” must be from " + SHORTEST_CADENCE + " to " + LONGEST_CADENCE + ".");
        }
        return new Focus(skill.id(), wish.baselineLevel(), wish.targetLevel(), wish.visits(), wish.cadenceDays());
    }

    /** The same as somebody would wish for it. */
    Wish wish(Skill skill) {
        return new Wish(skill.code(), baselineLevel, targetLevel, visits, cadenceDays);
    }

    /** The pace in words. */
    String pace() {
        return (visits == 1 ? "one field visit" : visits + " field visits, one every " + cadenceDays + " days");
    }
}
