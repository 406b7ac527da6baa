package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drumbeat.security.TestPeople.PASSWORD;

import jakarta.servlet.Filter;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every path of ours, for everybody: a new page, API or endpoint has to be expected here. */
@DrumbeatTest
class OurPathsTest {

    private static final Map<String, Set<String>> EXPECTED = Expectation.read("our-paths.txt");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter doors;

    @Autowired
    private Collection<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private EnginePeople people;

    @BeforeEach
    void people() {
        TestPeople.ensure(identityService);
    }

    @Test
    void everyPathIsExpectedAndNothingElse() {
        Set<String> mapped = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().keySet().forEach(info -> mapped.addAll(operations(info)));
        }

        assertThat(EXPECTED.keySet()).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void eachPathIsOpenToWhomItShouldBe() {
        Knock knock = new Knock(doors);
        List<String> surprises = new ArrayList<>();
        for (String who : List.of("nobody", "intake", "rosa", "marco", "vera", "hana", "ada")) {
            var known = people.find(who).map(SignedIn::asAuthentication).orElse(null);
            EXPECTED.forEach((operation, allowed) -> {
                String[] parts = operation.split(" ");
                String method = parts[0].equals("ANY") ? "POST" : parts[0];
                if (method.equals("POST") && !parts[1].startsWith("/api/")) {
                    // What a form sends needs a token first.
                    method = "GET";
                }
                String path = parts[1].replace("{}", "x-1").replace("**", "x");
                boolean page = Stream.of("/api/", "/actuator/", "/camunda/api/").noneMatch(path::startsWith);
                String closed = known != null ? "403" : page ? "302" : "401";
                String expected = allowed.contains(who) ? "open" : closed;
                String answer = knock.at(method, path, known);
                if (!answer.equals(expected)) {
                    surprises.add(who + ": " + operation + " is " + answer + " instead of " + expected);
                }
            });
        }

        assertThat(surprises).isEmpty();
    }

    // What watches Drumbeat

    @Test
    void everybodyMayAskWhetherDrumbeatIsWellAndAdminsReadWhichPartIsNot() {
        HttpResponse<String> asked = Visitor.anonymous(port).get("/actuator/health");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("\"status\":\"UP\"").doesNotContain("components");

        assertThat(Visitor.system(port, "ada", PASSWORD).get("/actuator/health").body())
                .contains("\"components\"")
                .contains("\"db\"");
        for (String other : List.of("hana", "intake")) {
            assertThat(Visitor.system(port, other, PASSWORD)
                            .get("/actuator/health")
                            .body())
                    .doesNotContain("components");
        }
        assertThat(Visitor.anonymous(port).get("/actuator/health/db").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "scrape, " + DrumbeatTest.SCRAPE_PASSWORD + ", /actuator/prometheus",
        "rosa, " + PASSWORD + ", /api/people",
        "rosa, " + PASSWORD + ", /engine-rest/task/count"
    })
    void whoGuessesAPasswordIsSlowedDownAndKeepsNobodyElseOut(String login, String password, String path) {
        String address = "203.0.113." + path.length();
        for (int i = 0; i < 5; i++) {
            assertThat(Visitor.system(port, login, "wrong" + i)
                            .with("X-Forwarded-For", address)
                            .get(path)
                            .statusCode())
                    .isEqualTo(401);
        }

        var early = Visitor.system(port, login, password)
                .with("X-Forwarded-For", address)
                .get(path);
        assertThat(early.statusCode()).isEqualTo(401);
        assertThat(early.body()).contains("wait a minute");
        assertThat(Visitor.system(port, login, password)
                        .with("X-Forwarded-For", "203.0.113.1")
                        .get(path)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void metricsAreForAdminsAndForTheUserWhoReadsNothingElse() {
        String metrics = "/actuator/prometheus";
        Visitor scrape = Visitor.system(port, "scrape", DrumbeatTest.SCRAPE_PASSWORD);

        assertThat(scrape.get(metrics).body()).contains("jvm_memory_used_bytes");
        assertThat(Visitor.system(port, "ada", PASSWORD).get(metrics).statusCode())
                .isEqualTo(200);
        assertThat(Visitor.system(port, "hana", PASSWORD).get(metrics).statusCode())
                .isEqualTo(403);
        assertThat(Visitor.system(port, "scrape", "wrong").get(metrics).statusCode())
                .isEqualTo(401);

        for (String path : List.of("/api/people", "/engine-rest/task")) {
            assertThat(scrape.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(scrape.get("/actuator/health").body()).doesNotContain("components");
        assertThat(Visitor.anonymous(port)
                        .logIn("scrape", DrumbeatTest.SCRAPE_PASSWORD)
                        .answer()
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login?error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/loggers", "/actuator/shutdown"})
    void noOtherInstrumentIsThereForAdminsEither(String path) {
        assertThat(Visitor.anonymous(port).get(path).statusCode()).isEqualTo(401);
        assertThat(Visitor.system(port, "ada", PASSWORD).get(path).statusCode()).isEqualTo(403);
    }

    private static Set<String> operations(RequestMappingInfo info) {
        Set<String> operations = new TreeSet<>();
        for (String path : info.getPatternValues()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty()) {
                operations.add(Expectation.operation("ANY", path));
            }
            methods.forEach(method -> operations.add(Expectation.operation(method.name(), path)));
        }
        return operations;
    }
}
