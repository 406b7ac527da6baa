package org.drumbeat.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;

/**
 * Who may import people: HR, and admins, who are known by their group in the engine. The first admin of a new installation
 * imports the people and so is none of them yet.
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
