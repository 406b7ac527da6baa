package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drumbeat.security.TestPeople.PASSWORD;

import org.camunda.bpm.engine.IdentityService;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DrumbeatTest
class LoginPageTest {

    private static final String DO_NOT_FIT = "This name and password do not fit together.";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    private Visitor browser;

    @BeforeEach
    void aFreshBrowser() {
        TestPeople.ensure(identityService);
        browser = Visitor.anonymous(port);
    }

    @AfterEach
    void away() {
        Monday.again();
        identityService.deleteUser("forgetful");
        identityService.deleteUser("hasty");
        identityService.deleteUser("hounded");
    }

    @Test
    void theRightPasswordOpensTheHomePageWithTheWaysThatAreOpen() {
        assertThat(browser.logIn("hana", PASSWORD).answer().headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/");

        assertThat(browser.get("/").body())
                .contains("Hello, Hana")
                .contains("href=\"/camunda/app/tasklist/default/\"")
                .contains("href=\"/camunda/app/cockpit/default/\"")
                .doesNotContain("href=\"/camunda/app/admin/default/\"");
    }

    @Test
    void anAdminFindsAllTheWays() {
        assertThat(browser.logIn("ada", PASSWORD).get("/").body())
                .contains("href=\"/camunda/app/tasklist/default/\"")
                .contains("href=\"/camunda/app/cockpit/default/\"")
                .contains("href=\"/camunda/app/admin/default/\"");
    }

    @Test
    void whoeverHasNowhereToGoReadsWhy() {
        assertThat(browser.logIn("intake", PASSWORD).get("/").body())
                .contains("There is nothing for you to open here.")
                .doesNotContain("/camunda/app/");
    }

    @Test
    void whoeverIsInDoesNotLogInTwice() {
        assertThat(browser.logIn("rosa", PASSWORD).get("/login").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreToldTheSame() {
        TestPeople.ensure(identityService, "forgetful", "Fay", "Getful", "rep");
        assertThat(sentenceAfter("forgetful", "wrong")).contains(DO_NOT_FIT);
        assertThat(sentenceAfter("nobody", "wrong")).contains(DO_NOT_FIT);
        assertThat(sentenceAfter("", "")).contains(DO_NOT_FIT);
    }

    @Test
    void afterWrongTriesTheRightPasswordHasToWaitAndNothingTellsIt() {
        TestPeople.ensure(identityService, "hasty", "Harry", "Hasty", "rep");
        for (int i = 0; i < 5; i++) {
            browser.logIn("hasty", "wrong");
        }

        assertThat(sentenceAfter("hasty", PASSWORD)).contains(DO_NOT_FIT).contains("wait a minute");

        laterByAMinute();
        assertThat(browser.logIn("hasty", PASSWORD).get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void noNumberOfWrongPasswordsLocksAnybodyForGood() {
        TestPeople.ensure(identityService, "hounded", "Holly", "Hounded", "rep");
        for (int i = 0; i < 30; i++) {
            browser.logIn("hounded", "wrong");
            laterByAMinute();
        }

        assertThat(browser.logIn("hounded", PASSWORD).get("/").statusCode()).isEqualTo(200);
    }

    private static void laterByAMinute() {
        Monday.jumpTo(Monday.now().plus(LoginThrottle.LONGEST));
    }

    @Test
    void loggingOutEndsTheSessionAndSaysSo() {
        browser.logIn("rosa", PASSWORD);
        assertThat(browser.submit("/", "/logout", "").answer().headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login?logout");

        assertThat(browser.get("/login?logout").body()).contains("You are logged out.");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void nobodyIsLoggedInWithoutTheTokenOfThePage() {
        assertThat(browser.form("/login", "username=rosa&password=" + PASSWORD)
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login?stale");

        assertThat(browser.get("/login?stale").body()).contains("This page was open for too long.");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void nobodyIsLoggedOutWithoutTheTokenOfThePage() {
        browser.logIn("rosa", PASSWORD);

        browser.form("/logout", "");
        browser.get("/logout");

        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void ourPagesLoadNothingFromElsewhereAndAreInNobodysFrame() {
        var page = browser.get("/login");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body()).doesNotContain("style=").doesNotContain("<script>");
    }

    private String sentenceAfter(String user, String password) {
        assertThat(browser.logIn(user, password).answer().headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login?error");
        return browser.get("/login?error").body();
    }
}
