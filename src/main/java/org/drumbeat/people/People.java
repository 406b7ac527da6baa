package org.drumbeat.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.drumbeat.workflow.Refusal;
import org.drumbeat.workflow.StandIns;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/**
 * Knows who is who and who is responsible for whom, for the other packages and, as {@code people}, for expressions in
 * models.
 *
 * <p>There is always somebody responsible: where no person is, the group {@link #HR_GROUP} is. Reps, managers and leaders
 * are led only by managers and leaders, whatever superior an old file gave them.
 */
@Component("people")
public class People implements StandIns {

    /** Id of the group that is responsible when nobody else is. */
    public static final String HR_GROUP = "hr";

    private static final int PAGE_SIZE = 50;

    private final PersonRepository persons;
    private final Clock clock;

    People(PersonRepository persons, Clock clock) {
        this.persons = persons;
        this.clock = clock;
    }

    /**
     * Id of the nearest superior who is present today, else {@link #HR_GROUP}, which is also the answer for somebody
     * unknown.
     */
    public String managerOf(String personId) {
        return nearestAbove(personId, superior -> true);
    }

    /** {@link #managerOf} for each of these people. */
    public Map<String, String> managersOf(Collection<String> personIds) {
        Map<String, String> managers = new HashMap<>();
        personIds.forEach(person -> managers.put(person, HR_GROUP));
        LocalDate today = today();
        if (!personIds.isEmpty()) {
            persons.superiorsOf(personIds, today).forEach(above -> managers.put(above.personId(), above.superiorId()));
        }
        return managers;
    }

    /** Id of the nearest superior with the role leader who is present today, else {@link #HR_GROUP}. */
    public String leaderOf(String personId) {
        return nearestAbove(personId, superior -> superior.role() == Role.LEADER);
    }

    /**
     * Who approves what the requester asks for this person: their leader, else {@link #HR_GROUP}; and HR too when the
     * leader is the requester, since nobody approves their own request.
     */
    public String approverOf(String personId, String requesterId) {
        String leader = leaderOf(personId);
        return leader.equals(requesterId) ? HR_GROUP : leader;
    }

    @Override
    public String standInFor(String personId) {
        LocalDate today = today();
        List<Person> line = persons.lineFrom(personId);
        boolean hasLeft = !line.isEmpty()
                && line.get(0).id().equals(personId)
                && line.get(0).leftBy(today);
        return hasLeft ? nearest(line, superior -> superior.presentOn(today)) : personId;
    }

    /** Ids of everybody whom this person leads, directly or by others, present or not. */
    public Set<String> teamOf(String personId) {
        return persons.below(personId);
    }

    /** Everybody who works, worked or will work here. */
    public List<Person> everybody() {
        return persons.findAll();
    }

    /** Whether that superior leads this person, directly or by others, present or not. */
    public boolean isAbove(String superiorId, String personId) {
        return persons.lineAbove(personId).stream().map(Person::id).anyMatch(superiorId::equals);
    }

    /** Whether this person was here and is not any more. */
    public boolean hasLeft(String id) {
        LocalDate today = today();
        return find(id).filter(person -> person.leftBy(today)).isPresent();
    }

    public Optional<Person> find(String id) {
        return persons.findById(id);
    }

    /** Whether this is somebody with one of these roles, present today or not. */
    public boolean hasRole(String id, Role... roles) {
        return find(id).map(Person::role).filter(List.of(roles)::contains).isPresent();
    }

    /**
     * Whose figures somebody sees.
     *
     * @param what the figures, for the sentence: “of hiring”
     * @return empty for HR and leaders, who see everybody's, and for a manager their own id
     * @throws Refusal to everybody else
     */
    public String figuresSeenBy(String reader, String what) {
        return switch (find(reader).map(Person::role).orElse(Role.REP)) {
            case HR, LEADER -> "";
            case MANAGER -> reader;
            default ->
                throw Refusal.forbidden("Only HR and leaders see the figures " + what + ", and managers their own.");
        };
    }

    /** Everybody who has one of these roles and is present today, in the order of their names. */
    public List<Person> present(Collection<Role> roles) {
        return roles.isEmpty() ? List.of() : persons.present(roles, today());
    }

    /** Those of these people who are present today. */
    public List<Person> presentOf(Collection<String> ids) {
        LocalDate today = today();
        return persons.findAllById(ids).stream()
                .filter(person -> person.presentOn(today))
                .toList();
    }

    /** Whether each of these people has one of these roles and is present today. */
    public boolean arePresent(Collection<String> ids, Collection<Role> roles) {
        Set<String> each = new HashSet<>(ids);
        return presentOf(each).stream()
                        .map(Person::role)
                        .filter(roles::contains)
                        .count()
                == each.size();
    }

    /** The name of each of these people or groups, present or not; the id itself where it is nobody's. */
    @Override
    public Map<String, String> namesOf(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        ids.forEach(id -> names.put(id, Role.ofGroup(id).map(Role::displayName).orElse(id)));
        persons.findAllById(names.keySet()).forEach(person -> names.put(person.id(), person.name()));
        return names;
    }

    /** The name of this person or group, present or not; the id itself if it is nobody's. */
    public String nameOf(String id) {
        return namesOf(List.of(id)).get(id);
    }

    /** All regions in alphabetical order, including those where nobody is left: those are the ones to be filled. */
    public List<String> regions() {
        return persons.regions().stream().sorted().toList();
    }

    /**
     * Those present today whose name, id, e-mail, region or territory holds this text, upper and lower case alike, in the
     * order of their names.
     *
     * @param query the text; an empty one finds everybody
     * @param page number of the page, from 0, of 50 people each
     */
    public Page<Person> search(String query, int page) {
        PageRequest request = PageRequest.of(page, PAGE_SIZE);
        if (query.indexOf('\0') >= 0) {
            // PostgreSQL cannot store such a text, and refuses to search for it.
            return Page.empty(request);
        }
        String pattern = "%" + query.strip().replaceAll("[!%_]", "!$0") + "%";
        LocalDate today = today();
        return new PageImpl<>(
                persons.page(pattern, today, request.getOffset(), request.getPageSize()),
                request,
                persons.count(pattern, today));
    }

    private String nearestAbove(String personId, Predicate<Person> fits) {
        LocalDate today = today();
        return nearest(persons.lineAbove(personId), superior -> superior.presentOn(today) && fits.test(superior));
    }

    private static String nearest(List<Person> line, Predicate<Person> fits) {
        return line.stream().filter(fits).map(Person::id).findFirst().orElse(HR_GROUP);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
