package org.drumbeat.coaching;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.PersonChoice;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Component;

/**
 * Who coaches whom: the managers above a rep, the nearest first. What is said in coaching is for them and the rep alone; HR steps
 * in where no manager is left.
 */
@Component
record CoachingRights(FieldVisitRepository visits, People people) {

    /** Those whom this person may coach, in the order of their names, as a list to choose from. */
    List<Choice> coachees(String person) {
        Set<String> theirs = coachedBy(person);
        return PersonChoice.of(people.present(Set.of(Role.REP)).stream()
                .filter(rep -> theirs.contains(rep.id()))
                .toList());
    }

    /** Ids of everybody below this person; for HR of the reps who have no manager left. */
    Set<String> coachedBy(String person) {
        return isHr(person) ? repsWithoutManager() : people.teamOf(person);
    }

    private Set<String> repsWithoutManager() {
        List<String> reps =
                people.present(Set.of(Role.REP)).stream().map(Person::id).toList();
        return people.managersOf(reps).entrySet().stream()
                .filter(each -> People.HR_GROUP.equals(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** @throws Refusal where this is no rep who works here, or nobody of this person's team */
    void requireCoachee(String person, String rep) {
        if (!people.arePresent(List.of(rep), Set.of(Role.REP))
                || !people.teamOf(person).contains(rep)) {
            throw Refusal.invalid("“Rep” must be a rep of your team who works here: choose one from the list.");
        }
    }

    /**
     * Whether somebody of this id works here or is about to.
     *
     * @throws IllegalStateException where nobody has this id
     */
    boolean isToBeCoached(String rep) {
        if (people.find(rep).isEmpty()) {
            throw new IllegalStateException("Nobody has the id " + rep);
        }
        return !people.hasLeft(rep);
    }

    /** @throws Refusal unless this is one of the managers above the rep */
    void requireMayCoach(String person, String rep) {
        if (!isAbove(person, rep)) {
            throw Refusal.forbidden("Only the managers above " + people.nameOf(rep) + " do this.");
        }
    }

    /** Whether this person is here and one of the managers above the rep. */
    boolean mayCoach(String person, String rep) {
        return isAbove(person, rep) && !people.presentOf(List.of(person)).isEmpty();
    }

    /** Whether this person may read what is said in the coaching of this rep. */
    boolean mayRead(String person, String rep) {
        return person.equals(rep) || isAbove(person, rep);
    }

    /** Why this person may not do what is the manager's; nothing where they may. */
    Optional<String> objectionToManager(String rep, String person) {
        return isAbove(person, rep)
                ? Optional.empty()
                : Optional.of("What is said in the coaching of " + people.nameOf(rep)
                        + " is for the managers above alone: choose one of them.");
    }

    /** Why this person may not write the report of a visit; nothing where they may, as whoever came along always may. */
    Optional<String> objectionToReporter(String visitId, String person) {
        FieldVisit visit = visits.visit(visitId);
        return person.equals(visit.invited()) ? Optional.empty() : objectionToManager(visit.rep(), person);
    }

    /** Why this person may not do what is the rep's; nothing where it is the rep. */
    Optional<String> objectionToRep(String rep, String person) {
        return person.equals(rep)
                ? Optional.empty()
                : Optional.of("Only " + people.nameOf(rep) + " can say this: nobody does it in their place.");
    }

    /** The manager as the rep knows them. */
    String managerName(String rep) {
        return people.nameOf(people.managerOf(rep));
    }

    private boolean isAbove(String person, String rep) {
        return people.teamOf(person).contains(rep) || People.HR_GROUP.equals(people.managerOf(rep)) && isHr(person);
    }

    private boolean isHr(String person) {
        return people.arePresent(List.of(person), Set.of(Role.HR));
    }
}
