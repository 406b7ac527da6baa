package org.drumbeat.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
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

    private void followPeople(Supplier<String> initialPassword) {
        system.run(() -> bringInStep(initialPassword));
    }

    private void bringInStep(Supplier<String> initialPassword) {
        List<Person> all = persons.findAll();
        LocalDate today = LocalDate.now(clock);
        Map<Boolean, List<Person>> byPresence =
                all.stream().collect(Collectors.partitioningBy(person -> person.presentOn(today)));
        Map<String, User> users = identityService.createUserQuery().unlimitedList().stream()
                .collect(Collectors.toMap(User::getId, Function.identity()));

        addMissingGroups();
        removeUsers(byPresence.get(false), users);
        byPresence.get(true).forEach(person -> saveUser(person, users.get(person.id()), initialPassword));
        fixMemberships(all, byPresence.get(true));
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

    private void removeUsers(List<Person> absent, Map<String, User> users) {
        absent.stream().map(Person::id).filter(users::containsKey).forEach(identityService::deleteUser);
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

    private void fixMemberships(List<Person> all, List<Person> present) {
        Set<String> known = all.stream().map(Person::id).collect(Collectors.toSet());
        Map<String, Set<String>> wanted = new HashMap<>();
        groups().forEach(group -> wanted.put(group, new HashSet<>()));
        for (Person person : present) {
            groupsOf(person.role()).forEach(group -> wanted.get(group).add(person.id()));
        }
        wanted.forEach((group, members) -> {
            Set<String> actual = membersOf(group);
            actual.stream()
                    .filter(id -> known.contains(id) && !members.contains(id))
                    .forEach(id -> identityService.deleteMembership(id, group));
            members.stream()
                    .filter(id -> !actual.contains(id))
                    .forEach(id -> identityService.createMembership(id, group));
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
