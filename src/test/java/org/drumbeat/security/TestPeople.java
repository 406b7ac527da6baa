package org.drumbeat.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/** The people of the demo organisation, as far as the doors know them; whom the demo has already made, stays as it is. */
final class TestPeople {

    static final String PASSWORD = "drumbeat";

    private TestPeople() {}

    static void ensure(IdentityService identityService) {
        ensure(identityService, "vera", "Vera", "Voss", "leader");
        ensure(identityService, "marco", "Marco", "Moretti", "manager");
        ensure(identityService, "rosa", "Rosa", "Reyes", "rep");
        ensure(identityService, "hana", "Hana", "Holt", "hr");
        ensure(identityService, "ada", "Ada", "Adler", "admin", "camunda-admin");
        ensure(identityService, "intake", null, null, "intake");
    }

    static void ensure(IdentityService identityService, String id, String first, String last, String... groups) {
        if (identityService.createUserQuery().userId(id).count() == 0) {
            User user = identityService.newUser(id);
            user.setFirstName(first);
            user.setLastName(last);
            user.setPassword(PASSWORD);
            identityService.saveUser(user);
        }
        for (String group : List.of(groups)) {
            if (identityService.createGroupQuery().groupId(group).count() == 0) {
                Group made = identityService.newGroup(group);
                made.setName(group);
                identityService.saveGroup(made);
            }
            if (identityService
                            .createUserQuery()
                            .userId(id)
                            .memberOfGroup(group)
                            .count()
                    == 0) {
                identityService.createMembership(id, group);
            }
        }
    }
}
