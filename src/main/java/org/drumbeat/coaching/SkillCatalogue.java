package org.drumbeat.coaching;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Refusal;
import org.drumbeat.workflow.Revision;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The skills of selling that can be coached, in versions that never change. */
@Service
@Transactional(readOnly = true)
class SkillCatalogue {

    private final SkillRepository skills;

    SkillCatalogue(SkillRepository skills) {
        this.skills = skills;
    }

    /** What can be coached, by name; the value is the code of the skill. */
    List<Choice> choices() {
        return byName(Skill.Listed::offered);
    }

    /** The same with this skill, which a plan is about already, in its own version. */
    List<Choice> choicesWith(Skill proposed) {
        Choice own = new Choice(proposed.name(), proposed.code());
        return Stream.concat(
                        Stream.of(own),
                        choices().stream().filter(choice -> !choice.value().equals(own.value())))
                .sorted(Comparator.comparing(Choice::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Everything there is, by name; the value is the code of the skill. */
    List<Choice> everything() {
        return byName(skill -> true);
    }

    /** What each skill is called now, by its code. */
    Map<String, String> namesByCode() {
        return skills.newest().stream().collect(Collectors.toMap(Skill.Listed::code, Skill.Listed::name));
    }

    private List<Choice> byName(Predicate<Skill.Listed> wanted) {
        return skills.newest().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Skill.Listed::name, String.CASE_INSENSITIVE_ORDER))
                .map(skill -> new Choice(skill.label(), skill.code()))
                .toList();
    }

    /**
     * The version that a cycle which begins now is measured by.
     *
     * @throws Refusal where there is no such skill, or it is not offered
     */
    Skill newest(String code) {
        Skill newest = toRevise(code);
        if (!newest.offered()) {
            throw Refusal.invalid(
                    "The skill “" + newest.name() + "” is not offered: choose another one from the list.");
        }
        return newest;
    }

    /** @throws java.util.NoSuchElementException where there is none of this id */
    Skill version(String id) {
        return skills.findById(id).orElseThrow();
    }

    /** These versions in one statement, in the order of their ids; an id that no described version has finds none. */
    List<Skill> versions(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : skills.rows(ids).stream()
                        .collect(Collectors.groupingBy(Skill.Row::id, LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(Skill::of)
                        .toList();
    }

    /** The versions that these are measured by, by their ids; a focus that is still to be chosen is null. */
    Map<String, Skill> versionsOf(Collection<Focus> focuses) {
        Set<String> ids =
                focuses.stream().filter(Objects::nonNull).map(Focus::skillId).collect(Collectors.toSet());
        return versions(ids).stream().collect(Collectors.toMap(Skill::id, Function.identity()));
    }

    /**
     * The newest version, offered or not.
     *
     * @throws Refusal where there is no such skill
     */
    Skill toRevise(String code) {
        return skills.findFirstByCodeOrderByVersionNumberDesc(code)
                .orElseThrow(() -> Refusal.invalid("“Skill” must be one of the catalogue: choose it from the list."));
    }

    /**
     * Adds a skill that is still to be described, and is not offered until then.
     *
     * @throws Refusal where there is one of this name, or of the code that comes of it
     */
    @Transactional
    Skill add(String name) {
        Skill named = Skill.named(name.strip());
        requireUnused(named);
        return skills.save(named);
    }

    private void requireUnused(Skill named) {
        for (Skill.Listed listed : skills.newest()) {
            if (listed.isCalled(named.name())) {
                throw Refusal.conflict("The skill “" + listed.name()
                        + "” is in the catalogue already: revise that one, or choose another name.");
            }
            if (listed.code().equals(named.code())) {
                throw Refusal.conflict("The code of this name, “" + listed.code() + "”, belongs to the skill “"
                        + listed.name() + "” already: revise that one, or choose another name.");
            }
        }
    }

    /**
     * Adds a version; where nothing was changed, there is none to add.
     *
     * @param basedOn id of the version that the person changed; null for the newest
     * @throws Refusal where somebody else has added one since, or another skill has this name
     */
    @Transactional
    void revise(String code, String basedOn, Skill.Description description) {
        Skill newest = toRevise(code);
        new Revision(newest.id(), newest.versionNumber(), "this skill").requireBasis(basedOn);
        Skill.Description tidy = description.tidy();
        if (!newest.says(tidy)) {
            requireOwnName(code, tidy.name());
            skills.save(newest.revised(tidy));
        }
    }

    private void requireOwnName(String code, String name) {
        skills.newest().stream()
                .filter(skill -> skill.isCalled(name) && !skill.code().equals(code))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.conflict("Another skill is called “" + other.name()
                            + "”, and nobody could tell them apart in a list: give this one another name.");
                });
    }
}
