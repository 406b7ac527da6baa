package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drumbeat.security.TestPeople.PASSWORD;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DrumbeatTest
class HeadersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @BeforeEach
    void people() {
        TestPeople.ensure(identityService);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/no/such/page",
                "/camunda/app/tasklist/default/",
                "/camunda/app/admin/default/",
                "/camunda/api/engine/engine/default/task/count",
                "/camunda/api/engine/engine/default/authorization/count",
            })
    void noAnswerOfASessionIsStoredGuessedFramedOrTellsWhereSomebodyCameFrom(String path) {
        assertProtected(
                Visitor.anonymous(port).logIn("rosa", PASSWORD).get(path).headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task/count", "/engine-rest/version", "/api/people", "/actuator/health"})
    void norIsAnAnswerToASystem(String path) {
        HttpHeaders headers = Visitor.system(port, "rosa", PASSWORD).get(path).headers();

        assertProtected(headers);
        assertThat(headers.firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/drumbeat.css",
                "/camunda/lib/deps.js",
                "/camunda/app/tasklist/camunda-tasklist-bootstrap.js",
                "/camunda/app/tasklist/scripts/drafts.js",
                "/camunda/assets/IBMPlexSans-Bold.woff",
            })
    void aFileIsKeptAndSentAgainOnlyWhenItHasChanged(String path) {
        Visitor rosa = Visitor.anonymous(port).logIn("rosa", PASSWORD);
        HttpHeaders headers = rosa.get(path).headers();

        assertThat(headers.firstValue("Cache-Control")).hasValue("private, no-cache");
        assertThat(rosa.with("If-Modified-Since", "Sat, 01 Jan 2050 00:00:00 GMT")
                        .get(path)
                        .statusCode())
                .as("by its date, an earlier version that was put back would be taken for the same")
                .isEqualTo(200);
        assertThat(rosa.with("If-None-Match", headers.firstValue("ETag").orElseThrow())
                        .get(path)
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/profile/no-such-token", "/profile/no/such/page"})
    void aPageThatATokenOpensTellsItsAddressToNobodyAndKeepsNoSession(String path) {
        HttpHeaders headers = Visitor.anonymous(port).get(path).headers();

        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cache-Control")).get().asString().contains("no-store");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'self'");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theWebappsKeepTheirOwnPolicy() {
        HttpHeaders headers = Visitor.anonymous(port)
                .logIn("rosa", PASSWORD)
                .get("/camunda/app/tasklist/default/")
                .headers();

        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy).contains("nonce-").contains("frame-ancestors 'none'"));
    }

    @Test
    void behindTlsCookiesAreSecureAddressesAreThoseOfHttpsAndBrowsersStayWithIt() {
        Visitor behindTls = Visitor.anonymous(port).throughTls();
        HttpResponse<String> page = behindTls.get("/camunda/app/tasklist/default/");

        assertThat(page.headers().firstValue("Location")).get().asString().startsWith("https://");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure").contains("HttpOnly"));

        Visitor rosa = Visitor.anonymous(port).logIn("rosa", PASSWORD).throughTls();
        HttpResponse<String> tasklist = rosa.get("/camunda/app/tasklist/default/");
        assertThat(tasklist.statusCode()).isEqualTo(200);
        assertThat(tasklist.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("XSRF-TOKEN="))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        for (String path : List.of("/engine-rest/task", "/actuator/health", "/login")) {
            assertThat(behindTls.get(path).headers().firstValue("Strict-Transport-Security"))
                    .as(path)
                    .isPresent();
        }
    }

    @Test
    void withoutTlsNothingAsksForIt() {
        HttpHeaders headers =
                Visitor.anonymous(port).get("/camunda/app/tasklist/default/").headers();

        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(headers.firstValue("Set-Cookie")).get().asString().doesNotContain("Secure");
    }

    private static void assertProtected(HttpHeaders headers) {
        assertThat(headers.firstValue("Cache-Control")).get().asString().contains("no-store");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
    }
}
