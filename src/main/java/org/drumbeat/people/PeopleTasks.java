package org.drumbeat.people;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumbeat.workflow.ModuleTasks;
import org.springframework.stereotype.Component;

/** The people to whom a diagram of any module may give a task by role alone. */
@Component
class PeopleTasks implements ModuleTasks {

    private final People people;

    PeopleTasks(People people) {
        this.people = people;
    }

    @Override
    public Map<String, Circle> circles() {
        return Map.of(
                "HR", (task, person) -> objectionUnless(person, EnumSet.of(Role.HR), "This is for HR"),
                "manager, leader or HR",
                        (task, person) -> objectionUnless(
                                person,
                                EnumSet.of(Role.MANAGER, Role.LEADER, Role.HR),
                                "This is for a manager, a leader or HR"));
    }

    @Override
    public Map<String, String> givenTo() {
        return Map.of();
    }

    private Optional<String> objectionUnless(String person, EnumSet<Role> roles, String whose) {
        return people.arePresent(List.of(person), roles)
                ? Optional.empty()
                : Optional.of(whose + ": choose somebody of them who works here.");
    }
}
