package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.transaction.annotation.Transactional;

/** Every test has people of its own beside the demo organisation, and rolls them back. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = PersonRepository.class)
@Transactional
class PeopleTest {

    @Autowired
    private People people;

    @Autowired
    private PersonRepository persons;

    @Autowired
    private JdbcAggregateOperations aggregates;

    @Autowired
    private Clock clock;

    @Test
    void theManagerIsTheNearestSuperior() {
        assertThat(people.managerOf("rosa")).isEqualTo("marco");
        assertThat(people.managerOf("marco")).isEqualTo("vera");
    }

    @Test
    void theTeamIsEverybodyBelow() {
        add("tom", Role.REP, "rosa", today());

        assertThat(people.teamOf("vera"))
                .contains("marco", "rosa", "tom", "hana")
                .doesNotContain("vera");
        assertThat(people.teamOf("marco")).contains("rosa", "tom").doesNotContain("marco", "mina", "rita");
        assertThat(people.teamOf("rosa")).as("who is no manager").isEmpty();
        assertThat(people.teamOf("tom")).isEmpty();
        assertThat(people.teamOf("nobody")).isEmpty();
    }

    /** As a line may be from before imports required superiors who lead. */
    @Test
    void nobodyButManagersAndLeadersLeadsWhateverAnOldLineSays() {
        persons.save(reportingTo(persons.findById("marco").orElseThrow(), "hana"));
        add("tom", Role.REP, "rosa", today());

        assertThat(people.isAbove("marco", "rosa")).isTrue();
        assertThat(people.isAbove("vera", "rosa"))
                .as("whom the line goes on to")
                .isTrue();
        assertThat(people.isAbove("hana", "rosa")).isFalse();
        assertThat(people.isAbove("rosa", "tom")).isFalse();
        assertThat(people.teamOf("hana")).isEmpty();
        assertThat(people.teamOf("rosa")).isEmpty();
        assertThat(people.teamOf("vera")).contains("marco", "rosa", "tom", "hana");
        assertThat(people.managerOf("marco")).isEqualTo("vera");
        assertThat(people.managerOf("tom")).isEqualTo("marco");
        assertThat(people.managersOf(List.of("marco", "tom", "mina")))
                .isEqualTo(Map.of("marco", "vera", "tom", "marco", "mina", "vera"));
        leave("marco", today());
        assertThat(people.standInFor("marco")).isEqualTo("vera");
        leave("vera", today());
        assertThat(people.managerOf("rosa")).as("the group, not Hana alone").isEqualTo("hr");
    }

    @Test
    void hrHasSuperiorsOfItsOwnKind() {
        add("heidi", Role.HR, "hana", today());

        assertThat(people.managerOf("heidi")).isEqualTo("hana");
        assertThat(people.isAbove("hana", "heidi")).isTrue();
        assertThat(people.teamOf("hana")).containsExactly("heidi");
        assertThat(people.managersOf(List.of("heidi"))).isEqualTo(Map.of("heidi", "hana"));
    }

    @Test
    void theManagerOfAManagerWhoLeftStandsIn() {
        leave("marco", today());

        assertThat(people.managerOf("rosa")).isEqualTo("vera");
    }

    @Test
    void aManagerIsResponsibleUntilTheDayTheyLeave() {
        leave("marco", today().plusDays(1));

        assertThat(people.managerOf("rosa")).isEqualTo("marco");
    }

    @Test
    void aManagerWhoStartsTomorrowIsNotYetResponsible() {
        add("tessa", Role.MANAGER, "vera", today().plusDays(1));
        add("tom", Role.REP, "tessa", today());

        assertThat(people.managerOf("tom")).isEqualTo("vera");
    }

    @Test
    void hrIsResponsibleWhenNobodyIsAbove() {
        assertThat(people.managerOf("vera")).isEqualTo("hr");
        assertThat(people.managerOf("nobody")).isEqualTo("hr");
        assertThat(people.managerOf(null)).isEqualTo("hr");
        assertThat(people.leaderOf("vera")).isEqualTo("hr");

        leave("vera", today());

        assertThat(people.managerOf("marco")).isEqualTo("hr");
        assertThat(people.leaderOf("rosa")).isEqualTo("hr");
    }

    @Test
    void theLeaderIsTheNearestSuperiorWithThatRole() {
        assertThat(people.leaderOf("rosa")).isEqualTo("vera");
        assertThat(people.leaderOf("marco")).isEqualTo("vera");
    }

    @Test
    void theNextLeaderUpStandsInForOneWhoLeft() {
        add("tessa", Role.LEADER, "vera", today());
        add("tom", Role.MANAGER, "tessa", today());
        assertThat(people.leaderOf("tom")).isEqualTo("tessa");

        leave("tessa", today());

        assertThat(people.leaderOf("tom")).isEqualTo("vera");
    }

    @Test
    void theLeaderApprovesUnlessTheyAskedThemselves() {
        assertThat(people.approverOf("rosa", "marco")).isEqualTo("vera");
        assertThat(people.approverOf("rosa", "vera")).isEqualTo("hr");
        assertThat(people.approverOf("vera", "vera")).isEqualTo("hr");
    }

    @Test
    void whoeverHasLeftIsStoodInForByTheNearestSuperiorPresent() {
        assertThat(people.standInFor("rosa")).isEqualTo("rosa");
        assertThat(people.standInFor("crm")).as("an account that is nobody's").isEqualTo("crm");
        leave("rosa", today().plusDays(1));
        assertThat(people.standInFor("rosa")).isEqualTo("rosa");

        leave("rosa", today());
        assertThat(people.standInFor("rosa")).isEqualTo("marco");
        leave("marco", today());
        assertThat(people.standInFor("rosa")).isEqualTo("vera");
        leave("vera", today());
        assertThat(people.standInFor("rosa")).isEqualTo("hr");
    }

    @Test
    void nobodyStandsInForWhoeverHasNotStartedYet() {
        add("tessa", Role.MANAGER, "vera", today().plusDays(1));

        assertThat(people.standInFor("tessa")).isEqualTo("tessa");
    }

    @Test
    void peopleWhoReportToEachOtherInACircleHaveASuperiorAndNoEndlessWalk() {
        add("tessa", Role.MANAGER, null, today());
        add("tom", Role.MANAGER, "tessa", today());
        persons.save(reportingTo(persons.findById("tessa").orElseThrow(), "tom"));
        assertThat(people.managerOf("tom")).isEqualTo("tessa");
        assertThat(people.managerOf("tessa")).isEqualTo("tom");
        assertThat(people.leaderOf("tom")).isEqualTo("hr");

        leave("tessa", today());

        assertThat(people.managerOf("tom")).as("nobody is their own superior").isEqualTo("hr");
    }

    @Test
    void findsPeopleAndTheirNames() {
        assertThat(people.find("rosa")).map(Person::managerId).contains("marco");
        assertThat(people.find("nobody")).isEmpty();
        assertThat(people.nameOf("rosa")).isEqualTo("Rosa Delgado");
        assertThat(people.nameOf("nobody")).isEqualTo("nobody");
        assertThat(people.nameOf(People.HR_GROUP)).as("a group has one, too").isEqualTo("HR");
        assertThat(people.namesOf(List.of("hr", "ada")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "hr", "HR", "ada", people.find("ada").orElseThrow().name()));
        assertThat(people.namesOf(List.of("rosa", "vera", "nobody", "rosa")))
                .isEqualTo(Map.of("rosa", "Rosa Delgado", "vera", "Vera Lindqvist", "nobody", "nobody"));
        assertThat(people.namesOf(Set.of())).isEmpty();
    }

    @Test
    void listsThosePresentWithARoleInTheOrderOfTheirNames() {
        assertThat(people.present(EnumSet.of(Role.HR, Role.LEADER)))
                .extracting(Person::id)
                .containsExactly("hana", "hugo", "vera");
        assertThat(people.present(Set.of())).isEmpty();

        leave("hana", today());

        assertThat(people.present(EnumSet.of(Role.HR))).extracting(Person::id).containsExactly("hugo");
    }

    @Test
    void knowsWhetherAllAreThereWithOneOfTheRoles() {
        Set<Role> roles = EnumSet.of(Role.REP, Role.MANAGER);

        assertThat(people.arePresent(List.of("rosa", "marco", "rosa"), roles)).isTrue();
        assertThat(people.arePresent(List.of("rosa", "vera"), roles)).isFalse();
        assertThat(people.arePresent(List.of("rosa", "nobody"), roles)).isFalse();
        assertThat(people.arePresent(List.of("rosa"), Set.of())).isFalse();
        assertThat(people.arePresent(List.of(), roles)).isTrue();

        leave("rosa", today());

        assertThat(people.arePresent(List.of("rosa"), roles)).isFalse();
    }

    @Test
    void regionsOutliveThoseWhoLeft() {
        add("tessa", Role.REP, "marco", today(), "Islands");
        leave("tessa", today());

        assertThat(people.regions()).containsExactly("Central", "Coast", "East", "Islands", "North", "South", "West");
    }

    @Test
    void theSearchLooksForTextInEveryColumnInUpperAndLowerCase() {
        assertThat(found("DELGADO")).containsExactly("rosa");
        assertThat(found(" rhea@EXAMPLE ")).containsExactly("rhea");
        assertThat(found("rosa")).containsExactly("rosa");
        assertThat(found("seattle")).containsExactly("rune");
        assertThat(found("north")).containsExactly("marco", "raj", "ren", "rosa", "ruth");
        assertThat(found("")).hasSize(35);
    }

    @Test
    void theSearchFindsOnlyThosePresent() {
        leave("rosa", today());

        assertThat(found("delgado")).isEmpty();
    }

    @Test
    void theSearchTakesWildcardsAsTheyAreWritten() {
        aggregates.insert(new Person(
                "tessa", "Tessa 100% _!", "tessa@example.com", Role.REP, null, "a\\b", null, null, null, null));

        assertThat(found("%")).containsExactly("tessa");
        assertThat(found("_")).containsExactly("tessa");
        assertThat(found("!")).containsExactly("tessa");
        assertThat(found("\\")).containsExactly("tessa");
        assertThat(found("'")).containsExactly("ryan");
    }

    @Test
    void theSearchFindsNobodyForWhatNoDatabaseStores() {
        assertThat(found("rosa\0")).isEmpty();
        assertThat(people.search("\0", 0).getTotalElements()).isZero();
    }

    @Test
    void theSearchAnswersPagesOfFifty() {
        aggregates.insertAll(IntStream.range(0, 120)
                .mapToObj(n -> new Person(
                        "t" + n, "Tester %03d".formatted(n), null, Role.REP, null, null, null, null, null, null))
                .toList());

        Page<Person> last = people.search("tester", 2);

        assertThat(last.getTotalElements()).isEqualTo(120);
        assertThat(last.getTotalPages()).isEqualTo(3);
        assertThat(last.getContent())
                .hasSize(20)
                .last()
                .extracting(Person::name)
                .isEqualTo("Tester 119");
        assertThat(people.search("tester", 0).getContent()).hasSize(50);
        assertThat(people.search("tester", 3).getContent()).isEmpty();
    }

    @Test
    void aPersonNeedsAnIdThatTheEngineTakesAndThatIsNoGroupOfTheModels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add("t.dot", Role.REP, null, today()))
                .withMessage("“t.dot” cannot be a login: use letters and digits only.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add("hr", Role.HR, null, today()))
                .withMessage("“hr” cannot be a login: it is the name of the group HR.");
    }

    private List<String> found(String query) {
        return people.search(query, 0).map(Person::id).getContent();
    }

    private void add(String id, Role role, String managerId, LocalDate hiredOn) {
        add(id, role, managerId, hiredOn, null);
    }

    private void add(String id, Role role, String managerId, LocalDate hiredOn, String region) {
        aggregates.insert(new Person(id, id, null, role, managerId, region, null, hiredOn, null, null));
    }

    private void leave(String id, LocalDate day) {
        Person p = persons.findById(id).orElseThrow();
        persons.save(new Person(
                p.id(),
                p.name(),
                p.email(),
                p.role(),
                p.managerId(),
                p.region(),
                p.territory(),
                p.hiredOn(),
                day,
                p.version()));
    }

    private static Person reportingTo(Person p, String managerId) {
        return new Person(
                p.id(),
                p.name(),
                p.email(),
                p.role(),
                managerId,
                p.region(),
                p.territory(),
                p.hiredOn(),
                p.leftOn(),
                p.version());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
