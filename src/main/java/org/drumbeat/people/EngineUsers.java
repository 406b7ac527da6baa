package org.drumbeat.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
import org.drumbeat.people.ChangeLog.Change;
import org.drumbeat.people.ChangeLog.Kind;
import org.drumbeat.people.ChangeLog.Way;
import org.drumbeat.workflow.AsSystem;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the engine's users and groups in step with the table of people: a user for everybody who has not left, a group for
 * each role, and the engine's own group of administrators for the admins. Before their first day people have a user, so that
 * they can be invited and set a password, but no group, and the doors check groups.
 *
 * <p>Users that are not in the table, such as another system's account, are left alone, and so are groups that are not
 * roles.
 */
@Component
class EngineUsers implements SmartInitializingSingleton {

    static final String ENGINE_ADMINISTRATORS = "Engine administrators";

    /** The last word is the last name, with the small words before it: "Ana Lucia de la Cruz" is "de la Cruz". */
    private static final Pattern FIRST_AND_LAST_NAME = Pattern.compile("(.+?)\\s+((?:\\p{Ll}.*\\s)?\\S+)");

    /** The time the engine takes to sort what it writes at once grows with the square of its size. */
    private static final int AT_ONCE = 500;

    private final PersonRepository persons;
    private final IdentityService identityService;
    private final AsSystem system;
    private final ChangeLog log;
    private final Clock clock;

    EngineUsers(
            PersonRepository persons, IdentityService identityService, AsSystem system, ChangeLog log, Clock clock) {
        this.persons = persons;
        this.identityService = identityService;
        this.system = system;
        this.log = log;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        followPeople();
    }

    /** Brings users and groups in step; a new user can log in only when they or an admin have set a password. */
    @Transactional
    void followPeople() {
        followPeople(new Author(null, true, Way.SYSTEM));
    }

    /** Likewise, because of what somebody changed. */
    @Transactional
    void followPeople(Author author) {
        // Not without a password: the engine fails on an empty one instead of refusing it. Hashing it is quick.
        followPeople(() -> UUID.randomUUID().toString(), author);
    }

    /** Brings users and groups in step, and gives every new user this password. */
    @Transactional
    void followPeople(String initialPassword) {
        followPeople(() -> initialPassword, new Author(null, true, Way.SYSTEM));
    }

    /** Those of these ids that are users of the engine. */
    Set<String> those(Collection<String> ids) {
        Set<String> users = new HashSet<>();
        List<String> all = List.copyOf(ids);
        system.run(() -> {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                String[] part =
                        all.subList(from, Math.min(from + AT_ONCE, all.size())).toArray(String[]::new);
                identityService.createUserQuery().userIdIn(part).unlimitedList().stream()
                        .map(User::getId)
                        .forEach(users::add);
            }
        });
        return users;
    }

    /** Whether the engine would accept this password for this person. */
    boolean takes(String login, String password) {
        return identityService
                .checkPasswordAgainstPolicy(password, identityService.newUser(login))
                .isValid();
    }

    /** @return false where nobody has this login */
    boolean setPassword(String login, String password) {
        User user = find(login);
        if (user == null) {
            return false;
        }
        user.setPassword(password);
        system.run(() -> {
            identityService.saveUser(user);
            identityService.unlockUser(login);
        });
        return true;
    }

    private User find(String login) {
        return identityService.createUserQuery().userId(login).singleResult();
    }

    private void followPeople(Supplier<String> initialPassword, Author author) {
        // Two runs at once, an import and the nightly one, would add or change the same user.
        persons.takeTurn();
        LocalDate today = LocalDate.now(clock);
        Map<String, Set<String>> members = new HashMap<>();
        system.run(() -> {
            addMissingGroups();
            groups().forEach(group -> members.put(group, membersOf(group)));
        });
        List<Person> all = persons.findAll();
        List<Change> changes = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Person> part = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            system.run(() -> bringInStep(part, members, today, initialPassword, changes));
        }
        log.add(changes, author.id(), author.way());
    }

    private void bringInStep(
            List<Person> people,
            Map<String, Set<String>> members,
            LocalDate today,
            Supplier<String> initialPassword,
            List<Change> changes) {
        String[] ids = people.stream().map(Person::id).toArray(String[]::new);
        Map<String, User> users = identityService.createUserQuery().userIdIn(ids).unlimitedList().stream()
                .collect(Collectors.toMap(User::getId, Function.identity()));
        for (Person person : people) {
            boolean has = users.containsKey(person.id());
            if (!person.leftBy(today)) {
                saveUser(person, users.get(person.id()), initialPassword);
                fixMemberships(person, person.presentOn(today), members, changes);
            } else if (has) {
                identityService.deleteUser(person.id());
            }
            if (has == person.leftBy(today)) {
                changes.add(new Change(person.id(), Kind.LOGIN, has ? "there" : null, has ? null : "there"));
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
        addGroup(there, Groups.CAMUNDA_ADMIN, ENGINE_ADMINISTRATORS, Groups.GROUP_TYPE_SYSTEM);
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

    private void fixMemberships(Person person, boolean isHere, Map<String, Set<String>> members, List<Change> changes) {
        Set<String> wanted = isHere ? groupsOf(person.role()).collect(Collectors.toSet()) : Set.of();
        members.forEach((group, ids) -> {
            boolean is = ids.contains(person.id());
            if (is && !wanted.contains(group)) {
                identityService.deleteMembership(person.id(), group);
                changes.add(new Change(person.id(), Kind.GROUP, group, null));
            } else if (!is && wanted.contains(group)) {
                identityService.createMembership(person.id(), group);
                changes.add(new Change(person.id(), Kind.GROUP, null, group));
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
