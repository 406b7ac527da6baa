package org.drumbeat.coaching;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.drumbeat.coaching.CoachingDesk.MONDAY;
import static org.drumbeat.coaching.CoachingDesk.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.Visitor;
import org.drumbeat.notification.Post;
import org.drumbeat.workflow.EngineApi;
import org.drumbeat.workflow.EngineApi.Door;
import org.drumbeat.workflow.Traces;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is said in coaching, through every door and in every table: whoever it is not for finds none of it, nor does it too early. */
@DrumbeatTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoachingPrivacyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private VisitService visits;

    @Autowired
    private VisitViews views;

    private final List<String> plans = new ArrayList<>();

    /** Part of everything that is typed here, so that one look finds all of it. */
    private final String mark = "mark" + UUID.randomUUID().toString().substring(0, 8);

    /** What is typed, by what it is. */
    private final Map<String, String> typed = new LinkedHashMap<>();

    private Traces traces;
    private CoachingDesk desk;
    private Desks desks;

    /** Mina and Rita: a cycle that is over. */
    private String ended;

    private String endedVisit;

    /** Marco and Ruth: she proposes something else. */
    private String countered;

    /** Marco and Rosa: she has rated herself, and the report is not in. */
    private String unreported;

    /** Marco and Ren: the report is in. */
    private String reported;

    /** Maya and Rafa: the report is confirmed, and what was agreed is to be checked. */
    private String checked;

    /** Marco and Raj: he can still rate himself. */
    private String unrated;

    @BeforeAll
    void fiveReps() {
        traces = new Traces(jdbc);
        desk = new CoachingDesk(beans);
        desks = desk.desks();
        CoachingDesk.at(MONDAY, 9);
        ended = endedCycle();
        LocalDate today = MONDAY.plusDays(14);
        CoachingDesk.at(today, 9);
        checked = ridden("maya", "rafa", today);
        desks.complete("maya", "Task_WriteFieldVisitReport", desk.visit(checked), report(3, today));
        desks.complete("rafa", "Task_ConfirmReport", desk.visit(checked), Map.of());
        desk.let(checked, today, 17);
        CoachingDesk.at(today, 9);
        countered = kept(desk.start("marco", "ruth", 2));
        counter("ruth", countered, 4);
        unreported = ridden("marco", "rosa", today);
        reported = ridden("marco", "ren", today);
        desks.complete("marco", "Task_WriteFieldVisitReport", desk.visit(reported), report(3, today.plusDays(7)));
        unrated = kept(desk.plan("marco", "raj", 2));
        desk.schedule("marco", unrated, today.plusDays(7));
        traces.close();
    }

    @AfterAll
    void forgetIt() {
        Monday.again();
        plans.forEach(desk::forget);
    }

    /** Everything that can be typed in a cycle: both counter-proposals, both comments, the review. */
    private String endedCycle() {
        String plan = kept(desk.start("mina", "rita", 1));
        counter("rita", plan, 4);
        desks.complete("mina", "Task_AnswerCounterProposal", plan, proposal(2, 4, "why not"));
        counter("rita", plan, 5);
        desks.complete("mina", "Task_DecideOnPlan", plan, proposal(1, 3, "last word"));
        endedVisit = desk.visit(plan);
        LocalDate day = MONDAY.plusDays(1);
        desks.complete(
                "mina",
                "Task_ScheduleFieldVisit",
                endedVisit,
                with(CoachingDesk.slot(day, 10), Map.of("customer", type("customer"), "purpose", type("purpose"))));
        desks.complete("rita", "Task_RateYourself", endedVisit, desk.levels(5));
        desk.let(plan, day, 13);
        desks.complete("mina", "Task_WriteFieldVisitReport", endedVisit, report(4, day.plusDays(7)));
        desks.complete("rita", "Task_ConfirmReport", endedVisit, Map.of("comment", type("comment")));
        desk.let(plan, day.plusDays(7), 17);
        desks.complete(
                "mina", "Task_CheckFollowUp", endedVisit, Map.of("result", "partly", "evidence", type("evidence")));
        desk.run(plan);
        desks.complete("mina", "Task_ReviewCycle", plan, Map.of("outcome", "mastered", "summary", type("summary")));
        desks.complete("rita", "Task_ConfirmReview", plan, Map.of("comment", type("comment on the review")));
        desk.run(plan);
        return plan;
    }

    /** A visit of this day that is over, after which the rep sees themselves at level 5. */
    private String ridden(String manager, String rep, LocalDate day) {
        String plan = kept(desk.plan(manager, rep, 2));
        String visit = desk.schedule(manager, plan, day);
        desks.complete(rep, "Task_RateYourself", visit, desk.levels(5));
        desk.let(plan, day, 13);
        CoachingDesk.at(day, 9);
        return plan;
    }

    private String kept(String plan) {
        plans.add(plan);
        return plan;
    }

    private void counter(String rep, String plan, int target) {
        desks.complete(
                rep, "Task_AgreeOnPlan", plan, with(proposal(1, target, "counter-proposal"), Map.of("agreed", false)));
    }

    private Map<String, Object> proposal(int from, int to, String reason) {
        return with(CoachingDesk.focus(CoachingDesk.SKILL, from, to, 1), Map.of("reason", type(reason)));
    }

    private Map<String, Object> report(int level, LocalDate actionDate) {
        return with(
                desk.report(level, actionDate),
                Map.of(
                        "observed", type("observed"),
                        "doDifferently", type("do differently"),
                        "action", type("action")));
    }

    private String type(String what) {
        String text = mark + "n" + typed.size() + "x";
        typed.put(what + " " + typed.size(), text);
        return text;
    }

    // The engine's doors

    @ParameterizedTest
    @EnumSource
    void whoseTaskItIsReadsItThroughThisDoor(Door door) {
        assertThat(formOf(door, "ren", "Task_ConfirmReport", desk.visit(reported)))
                .contains(mark, "Needs discovery");
        assertThat(formOf(door, "marco", "Task_AnswerCounterProposal", countered))
                .contains(mark, "Ruth Okafor");
    }

    @ParameterizedTest
    @MethodSource("others")
    void nobodyElseFindsAnyOfItInTheEngine(Door door, String person) {
        EngineApi visitor = door.opened(port, person);
        List<Task> tasks = List.of(
                desks.task("Task_ConfirmReport", desk.visit(reported)),
                desks.task("Task_AnswerCounterProposal", countered));

        List<String> asked = new ArrayList<>();
        tasks.forEach(task -> asked.addAll(EngineApi.questionsAbout(task.getId(), task.getProcessInstanceId())));
        for (HistoricProcessInstance instance : instancesOf(ended, endedVisit)) {
            String last = engine
                    .getHistoryService()
                    .createHistoricTaskInstanceQuery()
                    .processInstanceId(instance.getId())
                    .orderByHistoricActivityInstanceStartTime()
                    .desc()
                    .listPage(0, 1)
                    .stream()
                    .map(HistoricTaskInstance::getId)
                    .findFirst()
                    .orElse("none");
            asked.addAll(EngineApi.questionsAbout(last, instance.getId()));
        }
        asked.forEach(path -> assertThat(visitor.get(path).body()).as(path).doesNotContain(mark));
    }

    /** A rep of the same manager, another manager, the leader, HR and an admin: of the task they all may know, of its form not. */
    private static Stream<Arguments> others() {
        return Stream.of(Door.values())
                .flatMap(door ->
                        Stream.of("rosa", "milo", "vera", "hana", "ada").map(person -> Arguments.of(door, person)));
    }

    @ParameterizedTest
    @EnumSource
    void theManagerFindsNoLevelOfTheRepsBeforeTheReportIsIn(Door door) {
        assertThat(formOf(door, "maya", "Task_CheckFollowUp", desk.visit(checked)))
                .as("afterwards the levels are there")
                .contains("\\\"rep\\\":\\\"5\\\"");
        Task task = desks.task("Task_WriteFieldVisitReport", desk.visit(unreported));
        assertThat(formOf(door, "marco", "Task_WriteFieldVisitReport", desk.visit(unreported)))
                .contains("Rosa Delgado", "\\\"level\\\":null")
                .doesNotContain("\\\"level\\\":5");

        EngineApi marco = door.opened(port, "marco");
        EngineApi.questionsAbout(task.getId(), task.getProcessInstanceId())
                .forEach(path -> assertThat(marco.get(path).body())
                        .as(path)
                        .doesNotContain("\\\"level\\\":5", "\"level\":5", "\"5\"", "\"value\":5"));
    }

    private String formOf(Door door, String person, String box, String businessKey) {
        String task = desks.task(box, businessKey).getId();
        HttpResponse<String> answer = door.opened(port, person).formVariables(task);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    // Our own door

    @Test
    void theRepAndTheManagersAboveReadAPlan() {
        for (String reader : List.of("rita", "mina", "vera")) {
            String plan = plan(reader, ended).toString();
            assertThat(plan)
                    .contains(List.of(
                            typedAs("counter-proposal"),
                            typedAs("why not"),
                            typedAs("last word"),
                            typedAs("purpose"),
                            typedAs("observed"),
                            typedAs("do differently"),
                            typedAs("action"),
                            typedAs("comment"),
                            typedAs("evidence"),
                            typedAs("summary"),
                            typedAs("comment on the review")));
            assertThat(list(reader, "rita")).contains(ended);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosa", "rob", "marco", "hana", "ada", "intake"})
    void forEverybodyElseThereIsNoSuchPlan(String person) {
        HttpResponse<String> answer = get(person, "/api/coaching/plans/" + ended);
        HttpResponse<String> unknown = get(person, "/api/coaching/plans/none");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body().replace(ended, "none"))
                .isEqualTo(unknown.body())
                .doesNotContain(mark);
        assertThat(get(person, "/api/coaching/plans?rep=rita"))
                .satisfies(list -> assertThat(list.statusCode()).isEqualTo(403))
                .satisfies(list -> assertThat(list.body()).doesNotContain(ended, "needs_discovery"));
    }

    @Test
    void theManagersReadTheRepsRatingWhenTheReportIsIn() {
        JsonNode rosas = visitOf("rosa", unreported);
        assertThat(rosas.at("/ownRating/mean").asText()).isEqualTo("5.0");
        for (String reader : List.of("marco", "vera")) {
            assertThat(visitOf(reader, unreported).path("ownRating").isNull()).isTrue();
            assertThat(visitOf(reader, unreported).path("purpose").asText()).isNotEmpty();
            assertThat(visitOf(reader, reported).at("/ownRating/mean").asText()).isEqualTo("5.0");
        }
    }

    @Test
    void theRepReadsNothingOfTheManagersBeforeTheirOwnRating() {
        assertThat(visitOf("ren", reported).at("/report/mean").asText()).isEqualTo("3.0");
        String visit = desk.visit(unrated);
        // The process does not let it come so far; a diagram that somebody has changed might.
        visits.report(
                visit,
                "marco",
                null,
                new FieldVisitReport.Written(
                        type("observed"),
                        levels(2),
                        type("do differently"),
                        type("action"),
                        MONDAY.plusDays(30),
                        null,
                        null));
        assertThat(visitOf("marco", unrated).at("/report/mean").asText()).isEqualTo("2.0");

        assertThat(visitOf("raj", unrated).path("report").isNull()).isTrue();
        assertThat(visitOf("raj", unrated).path("followUp").isNull()).isTrue();
        assertThat(plan("raj", unrated).toString()).doesNotContain(mark, "\"level\":2", "2.0");
        for (Door door : Door.values()) {
            assertThat(formOf(door, "raj", "Task_RateYourself", visit))
                    .contains("Acme Mills", "\\\"level\\\":null")
                    .doesNotContain(mark, "\\\"level\\\":2");
        }

        visits.noteNotRated(visit);
        assertThat(visitOf("raj", unrated).at("/report/mean").asText())
                .as("he let the time pass")
                .isEqualTo("2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vera", "hana", "mina"})
    void figuresTellNoTextNoVisitAndNoRep(String reader) {
        String figures = get(reader, "/api/coaching/report?from=2027-03-01&to=2027-03-31")
                .body();

        assertThat(EngineApi.json(figures).findValuesAsText("visitsHeld")).isNotEmpty();
        assertThat(figures).contains("needs_discovery").doesNotContain(mark, "rita", endedVisit, ended);
        assertThat(EngineApi.json(figures).at("/managers").findParents("levelGained"))
                .filteredOn(line -> line.path("id").asText().equals("mina"))
                .singleElement()
                .satisfies(mina -> {
                    assertThat(mina.at("/levelGained/0/cycles").asInt()).isEqualTo(1);
                    assertThat(mina.at("/levelGained/0/gain").isNull())
                            .as("hers to know, who has written it")
                            .isEqualTo(!reader.equals("mina"));
                });
    }

    private List<Behaviour.ToRate> levels(int level) {
        return views.toRate(desk.visit(unrated)).levels().stream()
                .map(each -> new Behaviour.ToRate(each.behaviourId(), "", "", level))
                .toList();
    }

    private String typedAs(String what) {
        return typed.entrySet().stream()
                .filter(entry -> entry.getKey().matches(what + " \\d+"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode visitOf(String reader, String plan) {
        return plan(reader, plan).at("/visits/0");
    }

    private JsonNode plan(String reader, String plan) {
        HttpResponse<String> answer = get(reader, "/api/coaching/plans/" + plan);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return EngineApi.json(answer);
    }

    private String list(String reader, String rep) {
        return get(reader, "/api/coaching/plans?rep=" + rep).body();
    }

    private HttpResponse<String> get(String person, String path) {
        return Visitor.system(port, person, EngineApi.PASSWORD).get(path);
    }

    // Where it is kept

    @Test
    void allThatWasTypedIsInOurTablesAlone() {
        typed.forEach(
                (what, text) -> assertThat(traces.inOurTables(text)).as(what).isNotEmpty());
        assertThat(traces.inTheEngine(mark)).isEmpty();
        assertThat(traces.linesOfLog()).isPositive();
        assertThat(traces.inTheLog(mark)).isEmpty();
    }

    /** Levels are too short to be looked for: so each value that the engine has kept is one that is known. */
    @Test
    void noLevelIsAmongTheVariablesOrWhatTheRuleWasAsked() {
        Map<String, Set<Object>> kept = new HashMap<>();
        for (HistoricProcessInstance instance : instancesOf(ended, endedVisit)) {
            engine.getHistoryService()
                    .createHistoricVariableInstanceQuery()
                    .processInstanceId(instance.getId())
                    .list()
                    .forEach(variable -> kept.computeIfAbsent(variable.getName(), name -> new HashSet<>())
                            .add(variable.getValue()));
            engine.getHistoryService()
                    .createHistoricDecisionInstanceQuery()
                    .processInstanceId(instance.getId())
                    .includeInputs()
                    .includeOutputs()
                    .list()
                    .forEach(decision -> {
                        decision.getInputs()
                                .forEach(input -> kept.computeIfAbsent(
                                                "asked: " + input.getClauseName(), name -> new HashSet<>())
                                        .add(input.getValue()));
                        decision.getOutputs()
                                .forEach(output -> kept.computeIfAbsent(
                                                "answered: " + output.getVariableName(), name -> new HashSet<>())
                                        .add(output.getValue()));
                    });
        }

        assertThat(kept)
                .isEqualTo(Map.ofEntries(
                        entry("rep", Set.of("rita")),
                        entry("agreed", Set.of(true)),
                        entry("rounds", Set.of(2)),
                        entry("visitId", Set.of(endedVisit)),
                        entry("visitPlanned", Set.of(false)),
                        entry("visitStartsAt", Set.of("2027-03-02T15:00:00Z")),
                        entry("visitEndsAt", Set.of("2027-03-02T17:00:00Z")),
                        entry("rated", Set.of(true)),
                        entry("actionDate", Set.of("2027-03-09")),
                        entry("followUp", Set.of("partly")),
                        entry("progress", Set.of("reached")),
                        entry("visitsLeft", Set.of(0)),
                        entry("visitsWithoutProgress", Set.of(0)),
                        entry("nextStep", Set.of("skill_reached")),
                        entry("concern", Set.of(false))));
    }

    @Test
    void mailsTellNobodyWhatWasSaid() {
        List<Post.Letter> mails = new ArrayList<>(new Post(beans).about(ended));

        assertThat(mails).isNotEmpty();
        for (String what : List.of(
                "counter-proposal", "why not", "last word", "observed", "action", "comment", "evidence", "summary")) {
            assertThat(mails)
                    .allSatisfy(mail -> assertThat(mail.text() + mail.html() + mail.calendar())
                            .doesNotContain(typedAs(what)));
        }
    }

    private List<HistoricProcessInstance> instancesOf(String... businessKeys) {
        List<HistoricProcessInstance> instances = Stream.of(businessKeys)
                .flatMap(key -> engine
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .list()
                        .stream())
                .toList();
        assertThat(instances)
                .extracting(HistoricProcessInstance::getProcessDefinitionKey)
                .containsExactlyInAnyOrder("coaching-cycle", "settle-plan", "field-visit", "review-cycle");
        return instances;
    }
}
