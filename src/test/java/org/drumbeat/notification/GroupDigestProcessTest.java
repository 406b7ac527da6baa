package org.drumbeat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.SampleVacancy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The process {@code group-digest}; everything is rolled back. */
@DrumbeatTest
@AlsoOnPostgres(
        value = {Kind.SQL, Kind.LOCKS},
        statementsOf = GroupDigest.class)
@Transactional
class GroupDigestProcessTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Long after what other tests leave behind. */
    private static final LocalDate DAY = LocalDate.of(2031, 3, 10);

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private BeanFactory beans;

    private Desks desks;
    private Post post;

    @BeforeEach
    void open() {
        desks = new Desks(engine);
        post = new Post(beans);
        at(7);
        tell();
        at(8);
    }

    @Test
    void everybodyOfAGroupIsToldOnceOfWhatIsNewForIt() {
        int before = digests("hana").size();
        String first = kitToPrepare();
        String second = kitToPrepare();
        at(12);

        tell();

        assertThat(digests("hana")).hasSize(before + 1);
        Post.Letter letter = digests("hana").get(before);
        assertThat(letter.subject()).isEqualTo("2 new tasks for HR");
        assertThat(letter.text())
                .contains("Prepare interview kit, Account executive (North, Maine), due ")
                .contains(
                        "task=" + desks.task("Task_PrepareInterviewKit", first).getId())
                .contains(
                        "task=" + desks.task("Task_PrepareInterviewKit", second).getId());
        assertThat(digests("hugo")).hasSize(before + 1);

        at(13);
        tell();
        assertThat(digests("hana")).hasSize(before + 1);
    }

    @Test
    void whatSomebodyHasClaimedIsNotNewToAnybody() {
        int before = digests("hana").size();
        String vacancy = kitToPrepare();
        desks.as("hugo", () -> {
            engine.getTaskService()
                    .claim(desks.task("Task_PrepareInterviewKit", vacancy).getId(), "hugo");
            return null;
        });
        at(12);

        tell();

        assertThat(digests("hana")).hasSize(before);
    }

    @Test
    void ofManyTheFirstAreToldOneByOne() {
        int before = digests("hana").size();
        for (int i = 0; i < 32; i++) {
            kitToPrepare();
        }
        at(12);

        tell();

        Post.Letter letter = digests("hana").get(before);
        assertThat(letter.subject()).isEqualTo("32 new tasks for HR");
        assertThat(letter.text().split("\n- ")).hasSize(31);
        assertThat(letter.text()).contains("and 2 more: ");
    }

    @Test
    void runsAtNoonAndTheMorningTellsGroupsToo() {
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .processDefinitionKey("group-digest")
                        .timers()
                        .singleResult()
                        .getDuedate()
                        .toInstant()
                        .atZone(NEW_YORK)
                        .getHour())
                .isBetween(12, 13);
        int before = digests("hana").size();
        kitToPrepare();
        at(12);

        engine.getRuntimeService().startProcessInstanceByKey("accountability");
        for (int step = 0; step < 3; step++) {
            engine.getManagementService()
                    .createJobQuery()
                    .processDefinitionKey("accountability")
                    .messages()
                    .listPage(0, 10)
                    .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }

        assertThat(digests("hana")).hasSize(before + 1);
    }

    private String kitToPrepare() {
        String vacancy = desks.start("marco", "vacancy", SampleVacancy.answersFor(DAY.plusMonths(3)));
        desks.complete("vera", "Task_ApproveVacancy", vacancy, Map.of("approved", true));
        return vacancy;
    }

    private void tell() {
        engine.getRuntimeService().startProcessInstanceByKey("group-digest");
        engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("group-digest")
                .messages()
                .listPage(0, 10)
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private List<Post.Letter> digests(String person) {
        return post.to(person + "@example.com").stream()
                .filter(letter -> letter.subject().contains("new task")
                        && letter.subject().endsWith("for HR"))
                .toList();
    }

    private static void at(int hour) {
        Monday.jumpTo(DAY.atTime(hour, 0).atZone(NEW_YORK).toInstant());
    }
}
