package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The end of a vacancy that was filled: the hire becomes a rep. Everything is rolled back. */
@DrumbeatTest
@Transactional
class WelcomeNewRepTest {

    /** Where it is still the day before in the evening, when it is the next day elsewhere. */
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringAnswers answers;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private People people;

    @Autowired
    private Desks desks;

    private String vacancy;

    @BeforeEach
    void fillAVacancy() {
        vacancy = answers.openVacancy();
        answers.hire(answers.candidacyWithOffer(vacancy, "kim@example.org"), vacancy);
    }

    @Test
    void makesTheHireARepOfTheHiringManager() {
        LocalDate today = Monday.TODAY;
        desks.complete("marco", "Task_WelcomeNewRep", vacancy, answers("login", "kim", "firstDay", today.toString()));
        desks.runJobs(vacancy);

        Person kim = people.find("kim").orElseThrow();
        assertThat(kim.name()).isEqualTo("Kim Novak");
        assertThat(kim.role()).isEqualTo(Role.REP);
        assertThat(kim.managerId()).isEqualTo("marco");
        assertThat(kim.region()).isEqualTo("North");
        assertThat(kim.territory()).isEqualTo("Maine");
        assertThat(kim.hiredOn()).isEqualTo(today);
        assertThat(kim.email()).isNull();
        assertThat(hiring.vacancy(vacancy).hiredAs()).isEqualTo("kim");
        assertThat(engine.getIdentityService()
                        .createGroupQuery()
                        .groupMember("kim")
                        .singleResult()
                        .getId())
                .isEqualTo("rep");
        assertThat(desks.instance(vacancy)).isNull();
    }

    @Test
    void letsNobodyInBeforeTheFirstDay() {
        String inAMonth = Monday.TODAY.plusMonths(1).toString();
        desks.complete("marco", "Task_WelcomeNewRep", vacancy, answers("firstDay", inAMonth));

        assertThat(people.find("kim").orElseThrow().hiredOn()).isEqualTo(inAMonth);
        assertThat(engine.getIdentityService().createUserQuery().userId("kim").count())
                .isOne();
        assertThat(engine.getIdentityService()
                        .createGroupQuery()
                        .groupMember("kim")
                        .count())
                .isZero();
        assertThat(desks.instance(vacancy))
                .as("nothing is told before the first day")
                .isNull();
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey("kim")
                        .count())
                .isZero();
    }

    @Test
    void isFilledInAsFarAsItIsKnown() {
        Map<String, Object> shown = desks.see("marco", "Task_WelcomeNewRep", vacancy);

        assertThat(shown)
                .containsEntry("name", "Kim Novak")
                .containsEntry("title", "Account executive")
                .containsEntry("login", "kim")
                .containsEntry("territory", "Maine");
    }

    @Test
    void beginsOnTheDayThatWasOffered() {
        assertThat(desks.see("marco", "Task_WelcomeNewRep", vacancy))
                .containsEntry("firstDay", HiringAnswers.offer().get("startDate"));
    }

    @Test
    void proposesALoginThatNobodyHas() {
        desks.complete("marco", "Task_WelcomeNewRep", vacancy, answers());
        fillAVacancy();

        assertThat(desks.see("marco", "Task_WelcomeNewRep", vacancy)).containsEntry("login", "kim2");
    }

    @Test
    void refusesALoginThatIsTakenOrCannotBeOne() {
        assertRefused("login", "rosa", "The login “rosa” belongs to Rosa Delgado: choose another.");
        assertRefused("login", "ROSA", "The login “rosa” belongs to Rosa Delgado: choose another.");
        assertRefused("login", "kim novak", "“Login” does not have the form that is asked for.");
        assertRefused("login", "leader", "it is the name of a role");
        assertRefused("firstDay", "1850-01-01", "is no date such as 2027-03-31");
        assertRefused("firstDay", "2020-01-01", "“First day” is before Kim Novak applied: look at the year.");
        assertThat(desks.instance(vacancy)).isWaitingAt("Task_WelcomeNewRep");
        assertThat(hiring.vacancy(vacancy).hiredAs()).isNull();
    }

    @Test
    void isNothingThatHrGivesToARep() {
        String task = desks.task("Task_WelcomeNewRep", vacancy).getId();

        assertThatThrownBy(() -> assign(task, "rosa")).hasMessageContaining("for a manager, a leader or HR");
        assign(task, "vera");
        assertThat(desks.task("Task_WelcomeNewRep", vacancy)).isAssignedTo("vera");
    }

    private void assign(String task, String person) {
        desks.as("hana", () -> {
            engine.getTaskService().setAssignee(task, person);
            return null;
        });
    }

    private void assertRefused(String field, String answer, String sentence) {
        assertThatThrownBy(() -> desks.complete("marco", "Task_WelcomeNewRep", vacancy, answers(field, answer)))
                .hasMessageContaining(sentence);
    }

    private static Map<String, Object> answers(String... changes) {
        Map<String, Object> answers =
                new HashMap<>(Map.of("login", "kim", "territory", "Maine", "firstDay", Monday.TODAY.toString()));
        for (int i = 0; i < changes.length; i += 2) {
            answers.put(changes[i], changes[i + 1]);
        }
        return answers;
    }
}
