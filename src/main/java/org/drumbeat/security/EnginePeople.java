package org.drumbeat.security;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.drumbeat.people.People;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Who somebody is to the engine right now: one of its users, with their groups. */
@Component
class EnginePeople {

    private final IdentityService identityService;
    private final People people;

    EnginePeople(IdentityService identityService, People people) {
        this.identityService = identityService;
        this.people = people;
    }

    /** The day on which the login of somebody who has not begun yet opens; nothing where it is open. */
    Optional<LocalDate> opensOn(String id) {
        return people.opensOn(id);
    }

    /** @return nothing where the engine has no such user */
    Optional<SignedIn> find(String id) {
        return Optional.ofNullable(identityService.createUserQuery().userId(id).singleResult())
                .map(user -> new SignedIn(user.getId(), displayName(user), groupsOf(user.getId())));
    }

    /**
     * Asks again, in one query if there are any groups, since only a user has groups.
     *
     * @return nothing where the engine has no such user any more, or their first day was put off
     */
    Optional<SignedIn> asOfNow(SignedIn person) {
        List<String> groups = groupsOf(person.id());
        boolean gone = groups.isEmpty()
                && (identityService.createUserQuery().userId(person.id()).count() == 0
                        || opensOn(person.id()).isPresent());
        return gone ? Optional.empty() : Optional.of(new SignedIn(person.id(), person.displayName(), groups));
    }

    private List<String> groupsOf(String id) {
        return identityService.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .toList();
    }

    private static String displayName(User user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(StringUtils::hasText)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getId() : name;
    }
}
