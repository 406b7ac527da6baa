package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Every test has people of its own beside the demo organisation, and rolls back what it did to them and to the engine. */
@DrumbeatTest
@AlsoOnPostgres(Kind.LOCKS)
@Transactional
class EngineUsersTest {

    @Autowired
    private EngineUsers engineUsers;

    @Autowired
    private PersonRepository persons;

    @Autowired
    private JdbcAggregateOperations aggregates;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private StartersAndLeavers startersAndLeavers;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Clock clock;

    @Test
    void whatAnAdminEntersInAProfilePassesWhereAllTextsPass() {
        identityService.setAuthentication("ada", List.of("admin", "camunda-admin"));
        try {
            User rosa = identityService.createUserQuery().userId("rosa").singleResult();
            rosa.setFirstName("\ufeffRo\u0301sa\u00a0");
            rosa.setEmail("rosa@ex\u00e4mple.de");
            identityService.saveUser(rosa);
            assertThat(rosa.getFirstName()).isEqualTo("R\u00f3sa");
            assertThat(rosa.getEmail()).isEqualTo("rosa@xn--exmple-cua.de");

            rosa.setLastName("De\u202elgado");
            assertThatExceptionOfType(BadUserRequestException.class)
                    .isThrownBy(() -> identityService.saveUser(rosa))
                    .withMessageStartingWith("The last name holds an invisible character");
            rosa.setLastName("Delgado");
            rosa.setEmail("mailto:rosa@example.com");
            assertThatExceptionOfType(BadUserRequestException.class)
                    .isThrownBy(() -> identityService.saveUser(rosa))
                    .withMessage("The e-mail must be an e-mail address.");
        } finally {
            identityService.clearAuthentication();
        }
    }

    @Test
    void everyRoleIsAGroupAndTheDemoOrganisationCanLogIn() {
        assertThat(identityService.createGroupQuery().list())
                .extracting(Group::getId)
                .contains("rep", "manager", "leader", "hr", "admin", "intake", "camunda-admin");
        assertThat(members("leader")).containsExactly("vera");
        assertThat(members("hr")).containsExactlyInAnyOrder("hana", "hugo");
        assertThat(members("rep")).hasSize(24);
        assertThat(members("camunda-admin")).containsExactly("ada");
        assertThat(identityService.checkPassword("rosa", "drumbeat")).isTrue();
    }

    @Test
    void aNewPersonBecomesAUserWithNameAndGroup() {
        aggregates.insert(person("tessa", "Tessa Maria de la Cruz", Role.REP, null));

        engineUsers.followPeople("quite a secret");

        User user = user("tessa");
        assertThat(user.getFirstName()).isEqualTo("Tessa Maria");
        assertThat(user.getLastName()).isEqualTo("de la Cruz");
        assertThat(user.getEmail()).isEqualTo("tessa@example.com");
        assertThat(groups("tessa")).containsExactly("rep");
        assertThat(identityService.checkPassword("tessa", "quite a secret")).isTrue();
    }

    @Test
    void aNewPersonCannotLogInWithoutAnInitialPassword() {
        aggregates.insert(person("tessa", "Tessa", Role.REP, null));

        engineUsers.followPeople();

        assertThat(user("tessa").getFirstName()).isEqualTo("Tessa");
        assertThat(identityService.checkPassword("tessa", "drumbeat")).isFalse();
    }

    @Test
    void theInitialPasswordChangesNoOtherUser() {
        engineUsers.followPeople("quite a secret");

        assertThat(identityService.checkPassword("rosa", "drumbeat")).isTrue();
    }

    @Test
    void aChangedNameReachesTheUserAndKeepsThePassword() {
        aggregates.insert(person("tessa", "Tessa Jones", Role.REP, null));
        engineUsers.followPeople("quite a secret");

        change("tessa", "Tessa Smith", Role.REP, null);
        engineUsers.followPeople();

        assertThat(user("tessa").getLastName()).isEqualTo("Smith");
        assertThat(identityService.checkPassword("tessa", "quite a secret")).isTrue();
    }

    @Test
    void aChangedRoleMovesTheMembership() {
        aggregates.insert(person("tessa", "Tessa Jones", Role.REP, null));
        engineUsers.followPeople();

        change("tessa", "Tessa Jones", Role.ADMIN, null);
        engineUsers.followPeople();
        assertThat(groups("tessa")).containsExactlyInAnyOrder("admin", "camunda-admin");

        change("tessa", "Tessa Jones", Role.MANAGER, null);
        engineUsers.followPeople();
        assertThat(groups("tessa")).containsExactly("manager");
    }

    @Test
    void whoLeftIsNoUserAnyLonger() {
        aggregates.insert(person("tessa", "Tessa Jones", Role.REP, null));
        engineUsers.followPeople();
        assertThat(user("tessa")).isNotNull();

        change("tessa", "Tessa Jones", Role.REP, LocalDate.now(clock));
        engineUsers.followPeople();

        assertThat(user("tessa")).isNull();
        assertThat(groups("tessa")).isEmpty();
        assertThat(members("rep")).hasSize(24);
    }

    @Test
    void accountsAndGroupsThatAreNobodyAndNoRoleAreLeftAlone() {
        identityService.saveUser(identityService.newUser("crm"));
        identityService.createMembership("crm", "intake");
        identityService.saveGroup(identityService.newGroup("book"));
        identityService.createMembership("rosa", "book");

        engineUsers.followPeople();

        assertThat(groups("crm")).containsExactly("intake");
        assertThat(groups("rosa")).containsExactlyInAnyOrder("book", "rep");
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void waitsForAnImportToEnd() throws Exception {
        ExecutorService night = Executors.newSingleThreadExecutor();
        try {
            Future<?> following = transactions.execute(importing -> {
                persons.takeTurn();
                Future<?> begun = night.submit(startersAndLeavers::follow);
                assertThatExceptionOfType(TimeoutException.class)
                        .isThrownBy(() -> begun.get(500, TimeUnit.MILLISECONDS));
                return begun;
            });

            following.get(10, TimeUnit.SECONDS);
        } finally {
            night.shutdownNow();
        }
    }

    private static Person person(String id, String name, Role role, LocalDate leftOn) {
        return new Person(id, name, id + "@example.com", role, "marco", null, null, null, leftOn, null);
    }

    private void change(String id, String name, Role role, LocalDate leftOn) {
        Person stored = persons.findById(id).orElseThrow();
        persons.save(new Person(
                id, name, stored.email(), role, stored.managerId(), null, null, null, leftOn, stored.version()));
    }

    private User user(String id) {
        return identityService.createUserQuery().userId(id).singleResult();
    }

    private List<String> members(String group) {
        return identityService.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .toList();
    }

    private List<String> groups(String userId) {
        return identityService.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }
}
