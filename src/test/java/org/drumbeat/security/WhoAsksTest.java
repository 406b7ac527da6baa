package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.drumbeat.security.TestPeople.PASSWORD;

import jakarta.servlet.Filter;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Statements;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.handler.HandlerMappingIntrospector;

/** What every request costs before it comes to anything: to know who asks is one statement, and it knows them as they are now. */
@DrumbeatTest
class WhoAsksTest {

    private static final String INSTANCES = "/engine-rest/process-instance/count";

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter doors;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private EnginePeople people;

    @Autowired
    private ObjectProvider<HandlerMappingIntrospector> lookUp;

    @BeforeEach
    void somebodyComes() {
        TestPeople.ensure(identityService);
        TestPeople.ensure(identityService, "transient", "Tess", "Ransient", "hr", "rep");
    }

    @AfterEach
    void away() {
        identityService.deleteUser("transient");
        identityService.deleteUser("wordless");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task",
                "/engine-rest/engine/default/task/x-1/form-variables",
                "/api/people",
            })
    void aNameAndAPasswordAreOneStatement(String path) {
        Knock knock = new Knock(doors);

        assertThat(Statements.during(() -> assertThat(knock.withPassword("GET", path, "transient", PASSWORD))
                        .isEqualTo("open")))
                .isEqualTo(1);
        assertThat(Statements.during(() -> assertThat(knock.withPassword("GET", path, "transient", "another"))
                        .isEqualTo("401")))
                .isEqualTo(1);
        assertThat(Statements.ofTheEngineDuring(() -> knock.withPassword("GET", path, "transient", PASSWORD)))
                .as("the engine is asked nothing for it")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/camunda/api/engine/engine/default/task", "/camunda/app/tasklist/default/", "/api/people", "/"})
    void aSessionIsOneStatement(String path) {
        Knock knock = new Knock(doors);
        var known = people.find("transient").orElseThrow().asAuthentication();

        assertThat(Statements.during(
                        () -> assertThat(knock.at("GET", path, known)).isEqualTo("open")))
                .isEqualTo(1);
        assertThat(Statements.ofTheEngineDuring(() -> knock.at("GET", path, known)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/lib/deps.js", "/css/drumbeat.css", "/actuator/health"})
    void whatIsTheSameForEverybodyAsksForNobody(String path) {
        Knock knock = new Knock(doors);
        var known = people.find("transient").orElseThrow().asAuthentication();

        assertThat(Statements.during(
                        () -> assertThat(knock.at("GET", path, known)).isEqualTo("open")))
                .isZero();
    }

    @Test
    void requestsAreMeasuredAndNothingIsMeasuredOrLookedUpOnTheirWayIn() {
        Visitor ada = Visitor.system(port, "ada", PASSWORD);
        ada.get("/api/people");

        assertThat(ada.get("/actuator/prometheus").body())
                .contains("http_server_requests_seconds_count{")
                .contains("uri=\"/api/people\"")
                .doesNotContain("spring_security_");
        assertThat(lookUp).as("which page would answer").isEmpty();
    }

    @Test
    @AlsoOnPostgres(value = AlsoOnPostgres.Kind.SQL, statementsOf = EnginePeople.class)
    void somebodyIsKnownByTheirNameAndAllTheirGroups() {
        assertThat(people.find("transient")).hasValueSatisfying(person -> {
            assertThat(person.id()).isEqualTo("transient");
            assertThat(person.displayName()).isEqualTo("Tess Ransient");
            assertThat(person.groups()).containsExactly("hr", "rep");
        });
        assertThat(people.find("TRANSIENT")).isEmpty();

        identityService.saveUser(identityService.newUser("wordless"));
        assertThat(people.find("wordless")).contains(new SignedIn("wordless", "wordless", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "transient, " + PASSWORD,
        "transient, another",
        "transient, ''",
        "TRANSIENT, " + PASSWORD,
        "nobody, null"
    })
    void aPasswordFitsWhereTheEngineSaysSo(String login, String password) {
        assertThat(people.withPassword(login, password).isPresent())
                .isEqualTo(identityService.checkPassword(login, password));
    }

    @Test
    void noPasswordFitsAUserWhoHasNone() {
        identityService.saveUser(identityService.newUser("wordless"));

        for (String tried : new String[] {"null", PASSWORD}) {
            assertThat(Visitor.system(port, "wordless", tried)
                            .with("X-Forwarded-For", "203.0.113.77")
                            .get("/api/people")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(identityService.checkPassword("wordless", tried)).isFalse();
        }
    }

    @Test
    void aSystemIsAtItsNextRequestWhoItIsThen() {
        Visitor before = Visitor.system(port, "transient", PASSWORD);
        assertThat(before.get(INSTANCES).statusCode()).isEqualTo(200);

        identityService.deleteMembership("transient", "hr");
        assertThat(before.get(INSTANCES).statusCode())
                .as("a role that is taken away")
                .isEqualTo(403);
        identityService.createMembership("transient", "leader");
        assertThat(before.get(INSTANCES).statusCode())
                .as("a role that is given")
                .isEqualTo(200);

        User user = identityService.createUserQuery().userId("transient").singleResult();
        user.setPassword("quite another one");
        identityService.saveUser(user);
        assertThat(before.get(INSTANCES).statusCode()).as("the old password").isEqualTo(401);
        Visitor after = Visitor.system(port, "transient", "quite another one");
        assertThat(after.get(INSTANCES).statusCode()).as("the new password").isEqualTo(200);

        identityService.deleteUser("transient");
        assertThat(after.get(INSTANCES).statusCode()).as("who has left").isEqualTo(401);
    }
}
