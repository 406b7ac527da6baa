package org.drumbeat.security;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The engine's groups that a door asks for. */
final class Groups {

    static final String REP = "rep";
    static final String MANAGER = "manager";
    static final String LEADER = "leader";
    static final String HR = "hr";

    /** The role of our people table and the engine's own group; whoever is in one is an admin. */
    static final Set<String> ADMINS = Set.of("admin", org.camunda.bpm.engine.authorization.Groups.CAMUNDA_ADMIN);

    /** Who works here, in contrast to systems such as {@code intake}. */
    static final Set<String> PEOPLE = with(ADMINS, REP, MANAGER, LEADER, HR);

    private Groups() {}

    static Set<String> with(Set<String> groups, String... others) {
        return Stream.concat(groups.stream(), Arrays.stream(others)).collect(Collectors.toUnmodifiableSet());
    }
}
