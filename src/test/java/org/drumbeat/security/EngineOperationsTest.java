package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Every operation of the engine's API, for everybody, at each of its roots: it is open to whom the file says, and to no one else. */
@DrumbeatTest
class EngineOperationsTest {

    private static final Map<String, Set<String>> EXPECTED = Expectation.read("engine-operations.txt");

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter doors;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private EnginePeople people;

    @BeforeEach
    void people() {
        TestPeople.ensure(identityService);
    }

    @Test
    void everyOperationOfTheEngineIsExpectedAndNothingElse() throws IOException {
        Set<String> documented = new TreeSet<>();
        try (InputStream document = getClass().getResourceAsStream("/openapi.json")) {
            JsonNode paths = new ObjectMapper().readTree(document).path("paths");
            paths.properties()
                    .forEach(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(method -> documented.add(
                                    Expectation.operation(method.toUpperCase(Locale.ROOT), path.getKey()))));
        }
        // Cockpit counts cases on its dashboard; the document leaves CMMN out.
        documented.add("GET /case-definition/count");

        assertThat(documented).hasSize(400);
        assertThat(EXPECTED.keySet()).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void theDoorsNameNoOperationThatTheEngineDoesNotHave() {
        assertThat(EXPECTED.keySet())
                .containsAll(EngineDoors.operations().stream()
                        .map(operation -> operation.split(" "))
                        .map(operation -> Expectation.operation(operation[0], operation[1]))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/engine-rest, 401",
        "/engine-rest/engine/default, 401",
        "/camunda/api/engine/engine/default, 401",
    })
    void eachOperationIsOpenToWhomItShouldBe(String root, String withoutLogin) {
        Knock knock = new Knock(doors);
        List<String> surprises = new ArrayList<>();
        for (String who : List.of("nobody", "intake", "rosa", "marco", "vera", "hana", "ada")) {
            var known = people.find(who).map(SignedIn::asAuthentication).orElse(null);
            String closed = known == null ? withoutLogin : "403";
            EXPECTED.forEach((operation, allowed) -> {
                String[] parts = operation.split(" ");
                String expected = allowed.contains(who) ? "open" : closed;
                for (String end : List.of("", "/")) {
                    String path = root + parts[1].replace("{}", "x-1") + end;
                    String answer = knock.at(parts[0], path, known);
                    if (!answer.equals(expected)) {
                        surprises.add(who + ": " + parts[0] + " " + path + " is " + answer + ", not " + expected);
                    }
                }
            });
        }

        assertThat(surprises).isEmpty();
    }

    @Test
    void theRootsThemselvesAndOtherMethodsAreClosed() {
        Knock knock = new Knock(doors);
        var hana = people.find("hana").map(SignedIn::asAuthentication).orElseThrow();
        Set<String> open = new HashSet<>();
        for (String root : List.of("/engine-rest", "/engine-rest/", "/camunda/api/engine", "/camunda/api/engine/x")) {
            for (String method : List.of("GET", "POST", "HEAD", "PATCH", "DELETE", "PUT", "OPTIONS")) {
                if (knock.at(method, root, hana).equals("open")) {
                    open.add(method + " " + root);
                }
            }
        }
        for (String method : Arrays.asList("HEAD", "PATCH", "DELETE", "PUT", "OPTIONS")) {
            if (knock.at(method, "/engine-rest/task", hana).equals("open")) {
                open.add(method);
            }
        }

        assertThat(open).isEmpty();
    }
}
