package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Logging in through a provider of identity, as an operator sets it up, against a real one. */
@DrumbeatTest
class OtherLoginsIT {

    private static final Provider PROVIDER = Provider.start();
    private static final String BEGIN = "/oauth2/authorization/company";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    private Visitor browser;

    @DynamicPropertySource
    static void aProvider(DynamicPropertyRegistry properties) {
        String client = "spring.security.oauth2.client.registration.company.";
        properties.add(client + "client-name", () -> "Company");
        properties.add(client + "client-id", () -> Provider.CLIENT);
        properties.add(client + "client-secret", () -> Provider.SECRET);
        properties.add(client + "scope", () -> "openid, profile");
        properties.add("spring.security.oauth2.client.provider.company.issuer-uri", PROVIDER::url);
    }

    @BeforeEach
    void aFreshBrowser() {
        PROVIDER.knows("http://localhost:" + port, "company");
        TestPeople.ensure(identityService);
        browser = Visitor.anonymous(port);
    }

    @AfterAll
    static void away() {
        PROVIDER.close();
    }

    @Test
    void whoeverTheProviderVouchesForIsTheEnginesPersonOfThatName() {
        assertThat(browser.get("/login").body())
                .contains("href=\"" + BEGIN + "\"")
                .contains("Sign in with Company");

        HttpResponse<String> home = comeAs("rosa", BEGIN);

        assertThat(home.uri().toString()).startsWith("http://localhost:" + port + "/");
        assertThat(home.body()).contains("Hello, Rosa");
        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/task/count").statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"rosa\"")
                .doesNotContain("cockpit");
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(browser.get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void oneLandsWhereOneWantedToGo() {
        browser.get("/camunda/app/tasklist/default/");

        assertThat(comeAs("rosa", BEGIN).body()).contains("app-name=\"tasklist\"");
    }

    @Test
    void whoeverTheEngineDoesNotKnowReadsWhatToDo() {
        HttpResponse<String> refused = comeAs("zoe", BEGIN);

        assertThat(refused.uri().getPath()).isEqualTo("/login");
        assertThat(refused.body())
                .contains("You are known there, but not here.")
                .contains("Ask an admin");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void whatTheProviderDidNotSendIsRefused() {
        HttpResponse<String> refused = browser.follow(browser.get("/login/oauth2/code/company?code=x&state=y"));

        assertThat(refused.body()).contains("Signing in there did not work.");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void loggingOutEndsTheSessionHereAndThere() {
        comeAs("rosa", BEGIN);
        assertThat(browser.get("/").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .endsWith("form-action 'self' " + PROVIDER.url());

        HttpResponse<String> out =
                browser.follow(browser.submit("/", "/logout", "").answer());

        assertThat(out.uri().toString()).endsWith(port + "/login?logout");
        assertThat(out.body()).contains("You are logged out.");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(browser.follow(browser.get(BEGIN)).uri().toString())
                .as("the provider asks for the password again")
                .isEqualTo(PROVIDER.url() + "/login");
    }

    @Test
    void loggingOutInAWebappEndsTheSessionHere() {
        comeAs("rosa", BEGIN);
        browser.get("/camunda/app/tasklist/default/");

        assertThat(browser.json("POST", "/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void theFormStaysOpen() {
        assertThat(browser.logIn("hana", TestPeople.PASSWORD).get("/").body()).contains("Hello, Hana");
        assertThat(browser.submit("/", "/logout", "").answer().headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login?logout");
    }

    /** Through Drumbeat to the provider, past its form, and back. */
    private HttpResponse<String> comeAs(String user, String begin) {
        HttpResponse<String> asked = browser.follow(browser.get(begin));
        assertThat(asked.uri().toString()).isEqualTo(PROVIDER.url() + "/login");
        String form = PROVIDER.url() + "/login";
        return browser.follow(browser.submit(form, form, "username=" + user + "&password=" + Provider.PASSWORD)
                .answer());
    }
}
