package org.drumbeat.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.drumbeat.workflow.SystemWork;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the engine's users and groups in step with the table of people: a user for everybody present, a group for each
 * role, and the engine's own group of administrators for the admins.
 *
 * <p>Users that are nobody in the table, such as an account of another system, are left alone, and so are groups that are
 * no role.
 */
@Component
class EngineUsers implements SmartInitializingSingleton {

    /** The last word is the last name, with the small words before it: "Ana Lucia de la Cruz" is "de la Cruz". */
    private static final Pattern FIRST_AND_LAST_NAME = Pattern.compile("(.+?)\\s+((?:\\p{Ll}.*\\s)?\\S+)");

    /** The engine takes a time to sort what it writes at once that grows with the square of it. */
    private static final int AT_ONCE = 500;

    private final PersonRepository persons;
    private final IdentityService identityService;
    private final SystemWork system;
    private final Clock clock;

    EngineUsers(PersonRepository persons, IdentityService identityService, SystemWork system, Clock clock) {
        this.persons = persons;
        this.identityService = identityService;
        this.system = system;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        followPeople();
    }

    /** Brings users and groups in step; a new user can log in only when an admin has set a password. */
    @Transactional
    void followPeople() {
        // Not without one: the engine fails over an empty password instead of refusing it. Its digest is quick.
        followPeople(() -> UUID.randomUUID().toString());
    }

    /** Brings users and groups in step, and gives every new user this password. */
    @Transactional
    void followPeople(String initialPassword) {
        followPeople(() -> initialPassword);
    }

    /** Whether the engine would take this password of a person's. */
    boolean takes(String login, String password) {
        return identityService
                .checkPasswordAgainstPolicy(password, identityService.newUser(login))
                .isValid();
    }

    private void followPeople(Supplier<String> initialPassword) {
        // Two at once, an import and the one of the night, would add the same user or change the same one.
        persons.takeTurn();
        LocalDate today = LocalDate.now(clock);
        Map<String, Set<String>> members = new HashMap<>();
        system.run(() -> {
            addMissingGroups();
            groups().forEach(group -> members.put(group, membersOf(group)));
        });
        List<Person> all = persons.findAll();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Person> part = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            system.run(() -> bringInStep(part, members, today, initialPassword));
        }
    }

    private void bringInStep(
            List<Person> people, Map<String, Set<String>> members, LocalDate today, Supplier<String> initialPassword) {
        String[] ids = people.stream().map(Person::id).toArray(String[]::new);
        Map<String, User> users = identityService.createUserQuery().userIdIn(ids).unlimitedList().stream()
                .collect(Collectors.toMap(User::getId, Function.identity()));
        for (Person person : people) {
            if (person.presentOn(today)) {
                saveUser(person, users.get(person.id()), initialPassword);
                fixMemberships(person, members);
            } else if (users.containsKey(person.id())) {
                identityService.deleteUser(person.id());
            }
        }
    }

    private void addMissingGroups() {
        Set<String> there = identityService.createGroupQuery().unlimitedList().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        for (Role role : Role.values()) {
            addGroup(there, role.group(), role.displayName(), "WORKFLOW");
        }
        addGroup(there, Groups.CAMUNDA_ADMIN, "Engine administrators", Groups.GROUP_TYPE_SYSTEM);
    }

    private void addGroup(Set<String> there, String id, String name, String type) {
        if (there.contains(id)) {
            return;
        }
        Group group = identityService.newGroup(id);
        group.setName(name);
        group.setType(type);
        identityService.saveGroup(group);
    }

    private void saveUser(Person person, User existing, Supplier<String> initialPassword) {
        Matcher parts = FIRST_AND_LAST_NAME.matcher(person.name());
        String firstName = parts.matches() ? parts.group(1) : person.name();
        String lastName = parts.matches() ? parts.group(2) : "";
        if (existing != null
                && firstName.equals(existing.getFirstName())
                && lastName.equals(existing.getLastName())
                && Objects.equals(person.email(), existing.getEmail())) {
            return;
        }
        User user = existing;
        if (user == null) {
            user = identityService.newUser(person.id());
            user.setPassword(initialPassword.get());
        }
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(person.email());
        identityService.saveUser(user);
    }

    private void fixMemberships(Person person, Map<String, Set<String>> members) {
        Set<String> wanted = groupsOf(person.role()).collect(Collectors.toSet());
        members.forEach((group, ids) -> {
            boolean is = ids.contains(person.id());
            if (is && !wanted.contains(group)) {
                identityService.deleteMembership(person.id(), group);
            } else if (!is && wanted.contains(group)) {
                identityService.createMembership(person.id(), group);
            }
        });
    }

    private Set<String> membersOf(String group) {
        return identityService.createUserQuery().memberOfGroup(group).unlimitedList().stream()
                .map(User::getId)
                .collect(Collectors.toSet());
    }

    private static Stream<String> groups() {
        return Arrays.stream(Role.values()).flatMap(EngineUsers::groupsOf).distinct();
    }

    private static Stream<String> groupsOf(Role role) {
        return role == Role.ADMIN ? Stream.of(role.group(), Groups.CAMUNDA_ADMIN) : Stream.of(role.group());
    }
}
