package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.SampleVacancy;
import org.drumbeat.workflow.EngineApi.Door;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The lists that everybody finds in Tasklist hold the right tasks for the one who looks. */
@DrumbeatTest
class TasklistFiltersTest {

    private static final List<String> NAMES = List.of("My tasks", "My group's tasks", "Overdue");

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TasklistFilters filters;

    private final Map<String, EngineApi> opened = new HashMap<>();
    private Desks desks;

    @BeforeEach
    void openDesks() {
        desks = new Desks(engine);
    }

    @Test
    void theyAreThereOnceAlsoAfterASecondStart() {
        filters.afterSingletonsInstantiated();

        assertThat(engine.getFilterService().createTaskFilterQuery().list())
                .extracting(Filter::getName)
                .filteredOn(NAMES::contains)
                .containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void whatAnAdminChangedInOneStaysAsItIs() {
        Filter mine = filter("My tasks");
        Map<String, Object> asItWas = mine.getProperties();
        Map<String, Object> changed = new HashMap<>(asItWas);
        changed.put("description", "Yours");
        engine.getFilterService().saveFilter(mine.setProperties(changed));

        filters.afterSingletonsInstantiated();

        assertThat(filter("My tasks").getProperties()).containsEntry("description", "Yours");
        engine.getFilterService().saveFilter(filter("My tasks").setProperties(asItWas));
    }

    @Test
    void everybodyFindsThemAndTheyRefresh() {
        for (String person : List.of("rosa", "marco", "vera", "hana", "ada")) {
            JsonNode shown = EngineApi.json(tasklist(person).get("/filter?resourceType=Task&maxResults=100"));
            assertThat(shown.findValuesAsText("name")).as(person).containsAll(NAMES);
            shown.forEach(filter -> {
                if (NAMES.contains(filter.path("name").asText())) {
                    assertThat(filter.at("/properties/refresh").asBoolean()).isTrue();
                }
            });
        }
        assertThat(tasklist("rosa")
                        .post("/filter/create", Map.of("resourceType", "Task", "name", "x", "query", Map.of()))
                        .statusCode())
                .as("making one is for admins")
                .isEqualTo(403);
    }

    @Test
    void hrFindsTheTaskOfSomebodyElsePassesItOnAndSeesNothingOfWhatItIsAbout() {
        String approval = approval();

        assertThat(tasks("hana", "Everybody's tasks")).contains(approval);
        assertThat(tasklist("marco")
                        .get("/filter?resourceType=Task&maxResults=100")
                        .body())
                .doesNotContain("Everybody's tasks");
        assertThat(EngineApi.json(tasklist("hana").get("/task/" + approval + "/form-variables?variableNames=subject")))
                .isEmpty();
        assertThat(tasklist("vera")
                        .get("/task/" + approval + "/form-variables?variableNames=subject")
                        .body())
                .contains("Account executive");

        HttpResponse<String> toNobody =
                tasklist("hana").post("/task/" + approval + "/assignee", Map.of("userId", "maro"));
        assertThat(toNobody.statusCode()).isEqualTo(400);
        assertThat(toNobody.body()).contains("Nobody who works here has the login “maro”");
        tasklist("hana").post("/task/" + approval + "/assignee", Map.of("userId", "mona"));
        assertThat(tasks("mona", "My tasks")).contains(approval);
    }

    @Test
    void mineAreThoseAssignedToMe() {
        String approval = approval();

        assertThat(tasks("vera", "My tasks")).contains(approval);
        assertThat(tasks("marco", "My tasks")).doesNotContain(approval);
        assertThat(tasks("ada", "My tasks")).doesNotContain(approval);
    }

    @Test
    void myGroupsAreThoseThatNobodyHasClaimed() {
        String kit = kit();
        assertThat(tasks("hana", "My group's tasks")).contains(kit);
        assertThat(tasks("hugo", "My group's tasks")).contains(kit);
        assertThat(tasks("marco", "My group's tasks")).doesNotContain(kit);
        assertThat(tasks("ada", "My group's tasks")).doesNotContain(kit);
        assertThat(tasks("hana", "My tasks")).doesNotContain(kit);

        tasklist("hana").claim(kit, "hana");

        assertThat(tasks("hana", "My group's tasks")).doesNotContain(kit);
        assertThat(tasks("hugo", "My group's tasks")).doesNotContain(kit);
        assertThat(tasks("hana", "My tasks")).contains(kit);
    }

    @Test
    void overdueAreMineWhenTheirDayIsOver() {
        String approval = approval();
        Date due = engine.getTaskService()
                .createTaskQuery()
                .taskId(approval)
                .singleResult()
                .getDueDate();
        // Before the clock moves, which would end their sessions.
        tasklist("vera");
        tasklist("marco");
        assertThat(tasks("vera", "Overdue")).doesNotContain(approval);

        Monday.jumpTo(due.toInstant().minus(1, ChronoUnit.MINUTES));
        assertThat(tasks("vera", "Overdue")).doesNotContain(approval);
        Monday.jumpTo(due.toInstant().plus(1, ChronoUnit.MINUTES));
        assertThat(tasks("vera", "Overdue")).contains(approval);
        assertThat(tasks("marco", "Overdue")).doesNotContain(approval);
    }

    @Test
    void theNextDueComesFirst() {
        Instant now = Monday.now();
        String late = approval();
        String soon = approval();
        setDue(late, now.plus(300, ChronoUnit.DAYS));
        setDue(soon, now.minus(300, ChronoUnit.DAYS));

        List<String> mine = tasks("vera", "My tasks");
        assertThat(mine.indexOf(soon)).isLessThan(mine.indexOf(late));
    }

    private void setDue(String task, Instant due) {
        Task changed = engine.getTaskService().createTaskQuery().taskId(task).singleResult();
        changed.setDueDate(Date.from(due));
        engine.getTaskService().saveTask(changed);
    }

    private List<String> tasks(String person, String filter) {
        HttpResponse<String> list = tasklist(person)
                .post("/filter/" + filter(filter).getId() + "/list?maxResults=2000&firstResult=0", Map.of());
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return List.copyOf(EngineApi.json(list).findValuesAsText("id"));
    }

    private Filter filter(String name) {
        return engine.getFilterService()
                .createTaskFilterQuery()
                .filterName(name)
                .singleResult();
    }

    private EngineApi tasklist(String person) {
        return opened.computeIfAbsent(person, p -> Door.TASKLIST.opened(port, p));
    }

    private String approval() {
        return desks.task("Task_ApproveVacancy", vacancy()).getId();
    }

    private String kit() {
        String vacancy = vacancy();
        desks.complete("vera", "Task_ApproveVacancy", vacancy, Map.of("approved", true));
        return desks.task("Task_PrepareInterviewKit", vacancy).getId();
    }

    private String vacancy() {
        return desks.start("marco", "vacancy", SampleVacancy.answers());
    }
}
