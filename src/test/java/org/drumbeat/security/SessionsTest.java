package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drumbeat.security.TestPeople.PASSWORD;

import org.camunda.bpm.engine.IdentityService;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever has logged in is at every request who they are then, not who they were. */
@DrumbeatTest
class SessionsTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final String INSTANCES = "/camunda/api/engine/engine/default/process-instance/count";
    private static final String SOMEBODY_ELSE = "/camunda/api/engine/engine/default/user/hana/profile";
    private static final String WHO_AM_I = "/camunda/api/admin/auth/user/default";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    private Visitor browser;

    @BeforeEach
    void somebodyComes() {
        TestPeople.ensure(identityService);
        TestPeople.ensure(identityService, "transient", "Tess", "Ransient", "hr");
        browser = Visitor.anonymous(port).logIn("transient", PASSWORD);
        assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(200);
        assertThat(browser.get(COCKPIT).statusCode()).isEqualTo(200);
        assertThat(browser.get(INSTANCES).statusCode()).isEqualTo(200);
        assertThat(browser.get(SOMEBODY_ELSE).body()).contains("Hana");
    }

    @AfterEach
    void away() {
        identityService.deleteUser("transient");
    }

    @Test
    void theSessionOfSomebodyWhoLeavesEndsAtOnce() {
        identityService.deleteUser("transient");

        assertThat(browser.get(INSTANCES).statusCode()).isEqualTo(401);
        for (String page : new String[] {TASKLIST, "/"}) {
            assertThat(browser.get(page).headers().firstValue("Location"))
                    .get()
                    .asString()
                    .endsWith("/login");
        }

        TestPeople.ensure(identityService, "transient", "Tom", "Other", "rep");
        assertThat(browser.get("/").statusCode())
                .as("not even the next one of that name gets it back")
                .isEqualTo(302);
        assertThat(Visitor.system(port, "transient", "wrong").get("/api/people").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aBrowserReadsOurApiWithItsSessionAndChangesNothing() {
        assertThat(browser.get("/api/people").statusCode()).isEqualTo(200);
        assertThat(browser.json("POST", "/api/people/import", "{}").statusCode())
                .isEqualTo(401);
        assertThat(browser.get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(Visitor.anonymous(port).get("/api/people").statusCode()).isEqualTo(401);

        identityService.deleteUser("transient");
        assertThat(browser.get("/api/people").statusCode()).isEqualTo(401);
    }

    @Test
    void ourPagesEndTheSessionOfSomebodyWhoHasLeftToo() {
        identityService.deleteUser("transient");

        assertThat(browser.get("/").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login");
        assertThat(browser.get(WHO_AM_I).statusCode()).isEqualTo(401);
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneInTheWebappsAtOnce() {
        identityService.deleteMembership("transient", "hr");
        identityService.createMembership("transient", "rep");

        assertThat(browser.get(SOMEBODY_ELSE).statusCode())
                .as("the engine knows the new groups, too")
                .isEqualTo(404);
        assertThat(browser.get(INSTANCES).statusCode()).isEqualTo(403);
        assertThat(browser.get(COCKPIT).statusCode()).isEqualTo(403);
        assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(200);
        assertThat(browser.get(WHO_AM_I).body()).contains("tasklist").doesNotContain("cockpit");
        assertThat(browser.get("/").body()).contains("Tasklist").doesNotContain("Cockpit");
    }

    @Test
    void aRoleThatIsGivenCountsAtOnce() {
        identityService.createMembership("transient", "admin");

        assertThat(browser.get("/").body()).contains("/camunda/app/admin/");
        assertThat(browser.get("/camunda/app/admin/default/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/authorization/count")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverHasNoRoleLeftStaysKnownAndFindsNothing() {
        identityService.deleteMembership("transient", "hr");

        assertThat(browser.get("/").body()).contains("There is nothing for you to open here.");
        assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(403);
        assertThat(browser.get(INSTANCES).statusCode()).isEqualTo(403);
    }
}
