package org.drumbeat.coaching;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * One version of a skill; it never changes, so that a cycle of coaching is measured by one scale.
 *
 * @param id code and number of the version, as {@code needs_discovery-1}
 * @param code what the skill is known by in every version, whatever its name
 * @param versionNumber from 1; 0 while the skill has a name and nobody has described it yet
 * @param purpose what the customer has of it; null until it is described
 * @param offered whether it can be chosen to be coached
 */
record Skill(
        @Id String id,
        String code,
        int versionNumber,
        String name,
        String purpose,
        boolean offered,
        List<Behaviour> behaviours,
        @Version Integer version) {

    /** More than a manager can watch for on one visit. */
    private static final int MOST_BEHAVIOURS = 6;

    /** What HR says of it. */
    record Description(String name, String purpose, boolean offered, List<Behaviour> behaviours) {

        Description tidy() {
            return new Description(name.strip(), purpose, offered, behaviours);
        }
    }

    /** What tells a skill from the others in a list. */
    record Listed(String code, int versionNumber, String name, boolean offered) {

        boolean isCalled(String name) {
            return this.name.equalsIgnoreCase(name);
        }

        /** The name, and why it cannot be chosen to be coached. */
        String label() {
            return name + (versionNumber == 0 ? " (not described yet)" : offered ? "" : " (not offered)");
        }
    }

    /** A version with one of its behaviours: what a look at many versions at once finds. */
    record Row(
            String id,
            String code,
            int versionNumber,
            String name,
            String purpose,
            boolean offered,
            Integer version,
            @Embedded.Nullable(prefix = "its_") Behaviour behaviour) {}

    /** @param rows all of one version, in the order of its behaviours */
    static Skill of(List<Row> rows) {
        Row first = rows.get(0);
        return new Skill(
                first.id(),
                first.code(),
                first.versionNumber(),
                first.name(),
                first.purpose(),
                first.offered(),
                rows.stream().map(Row::behaviour).toList(),
                first.version());
    }

    /**
     * A skill of which there is only the name.
     *
     * @throws Refusal where no code can be made of the name
     */
    static Skill named(String name) {
        String code = codeOf(name);
        if (code.isEmpty()) {
            throw Refusal.invalid(
                    "“Name” needs at least one letter from A to Z, since the skill is known by a code made of them.");
        }
        return new Skill(code + "-0", code, 0, name, null, false, List.of(), null);
    }

    private static String codeOf(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z]+", "_")
                .replaceAll("^_|_$", "");
    }

    boolean isDescribed() {
        return versionNumber > 0;
    }

    /** What HR begins to revise with: what is described for the first time is meant to be offered. */
    Description toRevise() {
        return new Description(name, purpose, offered || !isDescribed(), behaviours);
    }

    /** Whether this is what it says already, so that there is nothing to add. */
    boolean says(Description description) {
        return description.equals(new Description(name, purpose, offered, behaviours));
    }

    /**
     * The version after this one.
     *
     * @param description with all behaviours; one that is kept has its id, a new one none
     * @throws Refusal where there are none or too many, one is there twice, or two of its levels are the same
     */
    Skill revised(Description description) {
        List<Behaviour> described = description.behaviours();
        if (described.isEmpty() || described.size() > MOST_BEHAVIOURS) {
            throw Refusal.invalid("“Behaviours” needs at least one and at most " + MOST_BEHAVIOURS + " behaviours.");
        }
        Set<String> known = behaviours.stream().map(Behaviour::behaviourId).collect(Collectors.toSet());
        List<Behaviour> identified = described.stream()
                .map(behaviour -> known.contains(behaviour.behaviourId())
                        ? behaviour
                        : behaviour.withId(UUID.randomUUID().toString()))
                .toList();
        if (identified.stream().map(Behaviour::behaviourId).distinct().count() < identified.size()
                || identified.stream().map(Behaviour::name).distinct().count() < identified.size()) {
            throw Refusal.invalid("“Behaviours” holds a behaviour twice: remove one of them.");
        }
        identified.stream()
                .filter(behaviour -> !behaviour.hasFiveLevels())
                .findFirst()
                .ifPresent(behaviour -> {
                    throw Refusal.invalid("Two levels of line " + (identified.indexOf(behaviour) + 1)
                            + " of “Behaviours” read the same: say what a manager sees that tells them apart.");
                });
        int next = versionNumber + 1;
        return new Skill(
                code + "-" + next,
                code,
                next,
                description.name(),
                description.purpose(),
                description.offered(),
                identified,
                null);
    }
}
