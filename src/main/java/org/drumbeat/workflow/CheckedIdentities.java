package org.drumbeat.workflow;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.drumbeat.text.EmailAddress;
import org.drumbeat.text.Text;

/**
 * The engine's identity service, which checks names and e-mail addresses like all other texts, and every new password
 * against the rules. What the system itself copies from the table of people has been checked there.
 */
final class CheckedIdentities extends IdentityServiceImpl {

    @Override
    public void saveUser(User user) {
        if (isEntered()) {
            user.setFirstName(line("first name", user.getFirstName()));
            user.setLastName(line("last name", user.getLastName()));
            user.setEmail(email(user.getEmail()));
        }
        requireGoodPassword((UserEntity) user);
        super.saveUser(user);
    }

    /** Where the engine would otherwise fail without an explanation. */
    private void requireGoodPassword(UserEntity user) {
        if (user.hasNewPassword() && !commandExecutor.<Boolean>execute(engine -> user.checkPasswordAgainstPolicy())) {
            throw new BadUserRequestException(PasswordRules.SENTENCE);
        }
    }

    @Override
    public void saveGroup(Group group) {
        if (isEntered()) {
            group.setName(line("name", group.getName()));
        }
        super.saveGroup(group);
    }

    private boolean isEntered() {
        return commandExecutor.<Boolean>execute(CheckedIdentities::isEntered);
    }

    private static boolean isEntered(CommandContext engine) {
        return engine.isAuthorizationCheckEnabled() && engine.getAuthenticatedUserId() != null;
    }

    private static String line(String field, String entered) {
        if (entered == null) {
            return null;
        }
        Text text = Text.line(entered);
        text.problem().ifPresent(problem -> refuse(field, problem));
        return text.value();
    }

    private static String email(String entered) {
        if (entered == null || Text.line(entered).value().isEmpty()) {
            return entered == null ? null : "";
        }
        EmailAddress address = EmailAddress.of(entered);
        address.problem().ifPresent(problem -> refuse("e-mail", problem));
        return address.value();
    }

    private static void refuse(String field, String problem) {
        throw new BadUserRequestException("The " + field + " " + problem);
    }
}
