package org.drumbeat.people;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoOrganisationTest {

    private final Map<String, Person> people =
            DemoOrganisation.people().stream().collect(Collectors.toMap(Person::id, Function.identity()));

    @Test
    void veraLeadsSixManagersWithARegionEach() {
        assertThat(people.get("vera").role()).isEqualTo(Role.LEADER);
        assertThat(people.get("vera").managerId()).isNull();
        assertThat(with(Role.MANAGER))
                .allMatch(manager -> manager.managerId().equals("vera"))
                .extracting(manager -> manager.id() + " " + manager.region())
                .containsExactlyInAnyOrder(
                        "marco North", "mina South", "milo East", "maya West", "mark Central", "mona Coast");
    }

    @Test
    void everyManagerHasFourRepsInTheirRegion() {
        Map<String, List<Person>> reps = with(Role.REP).stream().collect(groupingBy(Person::managerId));

        assertThat(reps)
                .hasSize(6)
                .allSatisfy((manager, team) -> assertThat(team)
                        .hasSize(4)
                        .allMatch(rep -> rep.region().equals(people.get(manager).region())));
        assertThat(reps.get("marco")).extracting(Person::id).containsExactlyInAnyOrder("rosa", "raj", "ren", "ruth");
        assertThat(reps.get("mina")).extracting(Person::id).containsExactlyInAnyOrder("rita", "rob", "rui", "rhea");
    }

    @Test
    void everyRepHasATerritoryOfTheirOwn() {
        assertThat(with(Role.REP))
                .extracting(Person::territory)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void hrAndTheAdminReportToVeraAndIntakeToNobody() {
        assertThat(with(Role.HR)).extracting(Person::id).containsExactlyInAnyOrder("hana", "hugo");
        assertThat(with(Role.ADMIN)).extracting(Person::id).containsExactly("ada");
        assertThat(List.of("hana", "hugo", "ada"))
                .map(people::get)
                .allMatch(person -> person.managerId().equals("vera") && person.region() == null);
        assertThat(with(Role.INTAKE)).singleElement().satisfies(intake -> {
            assertThat(intake.id()).isEqualTo("intake");
            assertThat(intake.managerId()).isNull();
        });
    }

    @Test
    void everybodyIsPresentAndHasAMailAddressThatReachesNobody() {
        assertThat(people.values())
                .allMatch(person -> person.presentOn(LocalDate.of(2026, 1, 1)))
                .allMatch(person -> person.email().equals(person.id() + "@example.com"));
    }

    @Test
    void everyPersonIsCalledByTheirFirstName() {
        assertThat(people.values())
                .filteredOn(person -> person.role() != Role.INTAKE)
                .allMatch(person -> person.name().toLowerCase().startsWith(person.id() + " "))
                .extracting(Person::name)
                .doesNotHaveDuplicates();
    }

    private List<Person> with(Role role) {
        return people.values().stream().filter(person -> person.role() == role).toList();
    }
}
