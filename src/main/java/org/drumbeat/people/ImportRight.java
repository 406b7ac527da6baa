package org.drumbeat.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;

/**
 * Who may import people: HR, and admins. An admin is known by their group in the engine, its own group of administrators
 * among them, and need not be in the table of people.
 */
final class ImportRight {

    private ImportRight() {}

    static boolean isAllowed(HttpServletRequest caller) {
        return isAdmin(caller) || caller.isUserInRole(Role.HR.group());
    }

    static boolean isAdmin(HttpServletRequest caller) {
        return Stream.of(Role.ADMIN.group(), Groups.CAMUNDA_ADMIN).anyMatch(caller::isUserInRole);
    }
}
