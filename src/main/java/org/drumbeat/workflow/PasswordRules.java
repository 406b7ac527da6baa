package org.drumbeat.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The rules for passwords, wherever one is set: the engine applies them when anybody saves a user. In the demo, its own
 * password is exempt.
 */
@Component
class PasswordRules implements PasswordPolicy {

    static final int SHORTEST = 12;

    static final String SENTENCE =
            "A password needs at least " + SHORTEST + " characters, and the login must not be in it.";

    private static final String OF_THE_DEMO = "drumbeat";

    /** A shorter login occurs by chance in many good passwords. */
    private static final int SHORTEST_LOGIN_INSIDE = 4;

    private final boolean demo;

    PasswordRules(@Value("${drumbeat.demo}") boolean demo) {
        this.demo = demo;
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return List.of(new LongEnough(), new NotTheLogin());
    }

    private boolean isExempt(String password) {
        return demo && OF_THE_DEMO.equals(password);
    }

    private final class LongEnough implements PasswordPolicyRule {

        /** The webapp Admin knows this key and shows its sentence. */
        @Override
        public String getPlaceholder() {
            return "PASSWORD_POLICY_LENGTH";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of("minLength", String.valueOf(SHORTEST));
        }

        @Override
        public boolean execute(String password) {
            return isExempt(password) || password.codePointCount(0, password.length()) >= SHORTEST;
        }
    }

    private final class NotTheLogin implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return "PASSWORD_POLICY_USER_DATA";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return true;
        }

        @Override
        public boolean execute(String password, User user) {
            if (isExempt(password) || user == null || user.getId() == null) {
                return true;
            }
            String login = user.getId().toLowerCase(Locale.ROOT);
            String tried = password.toLowerCase(Locale.ROOT);
            return login.length() < SHORTEST_LOGIN_INSIDE ? !tried.equals(login) : !tried.contains(login);
        }
    }
}
