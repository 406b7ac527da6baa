package org.drumbeat.people;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;
import org.drumbeat.people.ChangeLog.Change;
import org.drumbeat.people.ChangeLog.Kind;
import org.drumbeat.people.ChangeLog.Way;
import org.drumbeat.workflow.LoginNews;
import org.springframework.stereotype.Component;

/**
 * Notes what admins change about logins by the engine's own page or API. The groups that are roles follow the table of
 * people, so nobody moves a person in or out of one by hand: the next night would undo it, and the table would never have
 * shown it.
 */
@Component
class EngineChanges implements LoginNews {

    private final PersonRepository persons;
    private final ChangeLog log;

    EngineChanges(PersonRepository persons, ChangeLog log) {
        this.persons = persons;
        this.log = log;
    }

    @Override
    public void changed(String login, What what, String group, String by) {
        log.add(List.of(change(login, what, group)), by, Way.ENGINE);
    }

    private static Change change(String login, What what, String group) {
        return switch (what) {
            case ADDED -> new Change(login, Kind.LOGIN, null, "there");
            case DELETED -> new Change(login, group == null ? Kind.LOGIN : Kind.GROUP, "there", null);
            case PASSWORD -> new Change(login, Kind.PASSWORD, null, "set");
            case PROFILE -> new Change(login, Kind.PROFILE, null, "changed");
            case JOINED -> new Change(login, Kind.GROUP, null, group);
            case LEFT -> new Change(login, Kind.GROUP, group, null);
        };
    }

    @Override
    public Optional<String> objection(String login, String group) {
        boolean isRole = Stream.concat(Arrays.stream(Role.values()).map(Role::group), Stream.of(Groups.CAMUNDA_ADMIN))
                .anyMatch(group::equals);
        return isRole
                ? persons.findById(login)
                        .map(person -> "The groups of " + person.name()
                                + " follow the role in the table of people: import that row with another role.")
                : Optional.empty();
    }
}
