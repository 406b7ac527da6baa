package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a password must be, and that the engine locks nobody. */
@DrumbeatTest
class PasswordRulesTest {

    private static final String LOGIN = "passy";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private ProcessEngine engine;

    @AfterEach
    void remove() {
        identityService.deleteUser(LOGIN);
    }

    @Test
    void aPasswordIsLongAndNotTheLoginWhereverItIsSet() {
        Visitor ada = Visitor.system(port, "ada", "drumbeat");
        for (String bad : new String[] {"short", "elevenchars", "1234passy5678", "PASSYpassy12"}) {
            var created = ada.json("POST", "/engine-rest/user/create", user(bad));
            assertThat(created.statusCode()).as(bad).isEqualTo(400);
            assertThat(created.body()).contains(PasswordRules.SENTENCE);
        }
        assertThat(ada.json("POST", "/engine-rest/user/create", user("twelve chars"))
                        .statusCode())
                .isEqualTo(204);

        String credentials = "/engine-rest/user/" + LOGIN + "/credentials";
        var refused = ada.json("PUT", credentials, "{\"password\":\"short\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(PasswordRules.SENTENCE);
        assertThat(ada.json("PUT", credentials, "{\"password\":\"another long one\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(identityService.checkPassword(LOGIN, "another long one")).isTrue();
    }

    @Test
    void onlyTheDemoKeepsItsPassword() {
        User user = identityService.newUser("rosa");

        assertThat(new PasswordRules(true).getRules()).allMatch(rule -> rule.execute("drumbeat", user));
        assertThat(new PasswordRules(false).getRules()).anyMatch(rule -> !rule.execute("drumbeat", user));
    }

    @Test
    void theEngineLocksNobodyAndForgetsWhomItHadLocked() {
        User user = identityService.newUser(LOGIN);
        user.setPassword("a long password");
        identityService.saveUser(user);
        for (int i = 0; i < 20; i++) {
            assertThat(identityService.checkPassword(LOGIN, "wrong")).isFalse();
        }

        assertThat(identityService.checkPassword(LOGIN, "a long password")).isTrue();
        assertThat(identityService.checkPassword("nobody at all", "a long password"))
                .isFalse();
    }

    @Test
    void anUnknownNameTakesTheSameWorkAsAKnownOne() {
        User user = identityService.newUser(LOGIN);
        user.setPassword("a long password");
        identityService.saveUser(user);
        user = identityService.newUser("leaver");
        user.setPassword("a long password");
        identityService.saveUser(user);
        identityService.deleteUser("leaver");

        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        PasswordManager own = configuration.getPasswordManager();
        AtomicInteger digests = new AtomicInteger();
        configuration.setPasswordManager(new PasswordManager(configuration.getPasswordEncryptor(), List.of()) {
            @Override
            public boolean check(String password, String encrypted) {
                digests.incrementAndGet();
                return super.check(password, encrypted);
            }
        });
        try {
            for (String login : List.of(LOGIN, "leaver", "nobody at all")) {
                digests.set(0);
                assertThat(identityService.checkPassword(login, "a wrong password"))
                        .isFalse();
                assertThat(digests).as(login).hasValue(1);
            }
        } finally {
            configuration.setPasswordManager(own);
        }
    }

    private static String user(String password) {
        return "{\"profile\":{\"id\":\"" + LOGIN + "\",\"firstName\":\"P\",\"lastName\":\"P\"},"
                + "\"credentials\":{\"password\":\"" + password + "\"}}";
    }
}
