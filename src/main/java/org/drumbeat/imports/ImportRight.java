package org.drumbeat.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;

/**
 * Who may import: HR, and admins. Both are known by their groups in the engine, an admin also by its own group of
 * administrators, and need not be in the table of people.
 */
public final class ImportRight {

    private static final String HR = "hr";
    private static final String ADMIN = "admin";

    private ImportRight() {}

    public static boolean isAllowed(HttpServletRequest caller) {
        return isAdmin(caller) || caller.isUserInRole(HR);
    }

    public static boolean isAdmin(HttpServletRequest caller) {
        return Stream.of(ADMIN, Groups.CAMUNDA_ADMIN).anyMatch(caller::isUserInRole);
    }
}
