package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.variable.Variables;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.workflow.EngineApi.Door;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people answer in forms never reaches the tables of the engine or the log, whether it succeeds, is refused or fails. */
@DrumbeatTest
@ExtendWith(OutputCaptureExtension.class)
class AnswersStayOutTest {

    private static final AtomicInteger PLANNED = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ConfigurableListableBeanFactory beans;

    @Autowired
    private JdbcTemplate jdbc;

    /** Part of everything that is typed in a test, so that one look finds all of it. */
    private String mark;

    /** What is typed in free text, by field. */
    private final Map<String, String> typed = new LinkedHashMap<>();

    private final Map<String, EngineApi> opened = new HashMap<>();
    private Desks desks;
    private TestModels models;
    private Traces traces;

    @BeforeEach
    void beginToListen() {
        mark = "mark" + UUID.randomUUID().toString().substring(0, 8);
        desks = new Desks(engine);
        models = new TestModels(engine.getRepositoryService(), beans);
        jdbc.execute("create table test_note (id varchar(100) primary key, note varchar(60) check (note <> 'wrong'))");
        traces = new Traces(jdbc);
    }

    @AfterEach
    void stopListening() {
        traces.close();
        models.close();
        jdbc.execute("drop table test_note");
    }

    @Test
    void theLookFindsWhatIsThere(CapturedOutput output) throws IOException {
        models.deploy("note.bpmn", "write-note.form");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write((mark + "packed").getBytes(StandardCharsets.UTF_8));
        }
        Map<String, Object> variables = Variables.createVariables()
                .putValue("author", "rosa")
                .putValue("text", mark + "text")
                .putValue("bytes", (mark + "bytes").getBytes(StandardCharsets.UTF_8))
                .putValue("packed", packed.toByteArray())
                .putValueTyped(
                        "object",
                        Variables.objectValue(new ArrayList<>(List.of(mark + "object")))
                                .serializationDataFormat(Variables.SerializationDataFormats.JAVA)
                                .create());

        String note = engine.getRuntimeService()
                .startProcessInstanceByKey("note", mark, variables)
                .getId();
        org.slf4j.LoggerFactory.getLogger(getClass()).info("{} is logged", mark);
        jdbc.update("insert into test_note (id, note) values ('1', ?)", mark);

        assertThat(traces.inTheEngine(mark + "text")).contains("act_ru_variable.text_", "act_hi_varinst.text_");
        for (String kind : List.of("bytes", "packed", "object")) {
            assertThat(traces.inTheEngine(mark + kind)).as(kind).containsExactly("act_ge_bytearray.bytes_");
        }
        assertThat(traces.inTheEngine(mark)).contains("act_ru_execution.business_key_");
        // The mail to the assignee says what the task is about: here the key of the process.
        assertThat(traces.inOurTables(mark))
                .containsExactly("human_task.business_key", "outbox.about", "test_note.note");
        assertThat(traces.inTheLog(mark)).hasSizeGreaterThanOrEqualTo(1);
        assertThat(output).contains(mark + " is logged");
        engine.getRuntimeService().deleteProcessInstance(note, "seen");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void whatSucceedsIsInOurTablesAlone(Door door, CapturedOutput output) {
        String vacancy = openVacancy(door, "");
        String hired = candidacy(door, vacancy, "first");
        String other = candidacy(door, vacancy, "second");
        toDebrief(door, hired, this::type);
        assertAccepted(at(door, "marco").submitForm(task("Task_HoldDebrief", hired), hire("")));
        assertAccepted(at(door, "hana").submitForm(task("Task_MakeOffer", hired), offer()));
        assertAccepted(at(door, "vera").submitForm(task("Task_ApproveOffer", hired), Map.of("approved", true)));
        assertAccepted(at(door, "hana")
                .submitForm(
                        task("Task_RecordOfferAnswer", hired),
                        Map.of("accepted", true, "comment", type("answer to the offer"))));
        desks.runJobs(hired, vacancy, other);

        assertThat(typed).hasSize(3 + 2 * 3 + 1 + 6 + 2 + 2 * 8 + 1 + 1);
        List<String> kept = traces.textsInOurTables(mark);
        typed.forEach((field, answer) -> assertThat(kept).as(field).anyMatch(text -> text.contains(answer)));
        assertNoTrace(output);
        assertThat(variablesOf(vacancy))
                .containsExactlyInAnyOrder("hiringManager", "requestedBy", "neededBy", "approved");
        assertThat(variablesOf(hired))
                .containsExactlyInAnyOrder(
                        "nrOfInstances",
                        "nrOfActiveInstances",
                        "nrOfCompletedInstances",
                        "loopCounter",
                        "panelist",
                        "vacancyId",
                        "hiringManager",
                        "proceed",
                        "fitInterviewer",
                        "fitInterviewEndsAt",
                        "panel",
                        "panelEndsAt",
                        "ratingBand",
                        "panelSpread",
                        "interviewersFor",
                        "interviewersAgainst",
                        "strongNos",
                        "advice",
                        "adviceReason",
                        "hired",
                        "approved",
                        "changeOffer",
                        "answerBy",
                        "accepted");
        assertThat(variablesOf(other)).containsExactlyInAnyOrder("vacancyId", "hiringManager", "fitInterviewer");
        // That the advice is among the variables shows that the rule was asked.
        for (String table : List.of("act_hi_dec_in", "act_hi_dec_out")) {
            assertThat(jdbc.queryForObject("select count(*) from " + table, Long.class))
                    .as(table)
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void whatIsRefusedIsNowhere(Door door, CapturedOutput output) {
        EngineApi marco = at(door, "marco");
        EngineApi vera = at(door, "vera");
        EngineApi hana = at(door, "hana");
        String filled = openVacancyWithoutMark(door);
        String first = candidacyWithoutMark(door, filled, "first");
        String second = candidacyWithoutMark(door, filled, "second");
        toDebrief(door, first, field -> "Room 4");
        toDebrief(door, second, field -> "Room 4");
        assertAccepted(marco.submitForm(task("Task_HoldDebrief", first), Map.of("decision", "hire", "reason", "Good")));
        assertAccepted(hana.submitForm(task("Task_MakeOffer", first), offer()));
        assertAccepted(vera.submitForm(task("Task_ApproveOffer", first), Map.of("approved", true)));
        assertAccepted(hana.submitForm(task("Task_RecordOfferAnswer", first), Map.of("accepted", true)));
        String requested = businessKey(marco.start("vacancy", vacancy("Account executive", "Maine")));
        String approval = task("Task_ApproveVacancy", requested);

        Map<String, Object> badDate = new HashMap<>(vacancy(type("title"), type("territory")));
        badDate.put("neededBy", type("date"));
        assertRefused(marco.start("vacancy", badDate));
        Map<String, Object> badChoice = new HashMap<>(vacancy(type("title"), type("territory")));
        badChoice.put("region", type("region"));
        assertRefused(marco.start("vacancy", badChoice));
        badChoice.put("hiringManager", type("manager"));
        assertRefused(marco.start("vacancy", badChoice));
        assertRefused(at(door, "rosa").start("vacancy", vacancy(type("title"), type("territory"))));

        assertRefused(vera.submitForm(approval, Map.of("approved", type("approved"), "comment", type("comment"))));
        assertRefused(vera.complete(approval, Map.of("approved", true, "comment", type("long") + "x".repeat(2000))));
        assertRefused(vera.complete(approval, Map.of("approved", true, "comment", List.of(type("list")))));
        assertRefused(vera.complete(approval, Map.of("approved", Map.of("a", type("map")), "salary", type("salary"))));
        assertRefused(vera.post(
                "/task/" + approval + "/submit-form",
                Map.of("variables", Map.of("comment", Map.of("type", "Json", "value", "{" + type("json"))))));
        assertRefused(vera.post(
                "/task/" + approval + "/submit-form",
                Map.of("variables", Map.of("approved", Map.of("type", "Integer", "value", type("integer"))))));
        for (String other : List.of("rosa", "marco", "hana", "ada")) {
            Map<String, Object> answers = Map.of("approved", true, "comment", type("comment of " + other));
            assertRefused(at(door, other).submitForm(approval, answers));
            assertRefused(at(door, other).complete(approval, answers));
        }

        Map<String, Object> late = new HashMap<>(application(filled, "late"));
        assertRefused(hana.start("candidacy", late));
        late.put("email", type("email") + " is none");
        assertRefused(hana.start("candidacy", late));
        late.put("vacancyId", type("vacancy"));
        late.put("email", type("email") + "@example.org");
        assertRefused(hana.start("candidacy", late));

        String lost = task("Task_HoldDebrief", second);
        assertRefused(marco.submitForm(lost, Map.of("decision", "hire", "reason", type("reason"))));
        assertRefused(marco.complete(lost, Map.of("decision", type("decision"), "reason", type("reason"))));

        assertNoTrace(output);
        assertThat(traces.inOurTables(mark)).isEmpty();
    }

    @AlsoOnPostgres(Kind.ERRORS)
    @ParameterizedTest
    @EnumSource(Door.class)
    void whatFailsWhileItIsRecordedIsNowhere(Door door, CapturedOutput output) {
        List<String> said = new ArrayList<>();
        for (Consumer<String> failure : failures(said)) {
            models.deploy("note.bpmn", "write-note.form").bean("write-note", new WriteNoteForm((task, note) -> {
                failure.accept(note.text());
                return Facts.none();
            }));
            String task = noteToWrite("rosa");

            for (HttpResponse<String> answer : List.of(
                    at(door, "rosa").submitForm(task, Map.of("text", type("text"))),
                    at(door, "rosa").complete(task, Map.of("text", type("text"))))) {
                assertThat(answer.body())
                        .containsAnyOf("The form 'write-note' could not be recorded", "Somebody else changed the same")
                        .doesNotContain(mark);
            }
            models.close();
            models = new TestModels(engine.getRepositoryService(), beans);
        }

        assertThat(said).as("what drivers and libraries said").anyMatch(message -> message.contains(mark));
        assertNoTrace(output);
        assertThat(traces.inOurTables(mark)).isEmpty();
    }

    @AlsoOnPostgres(Kind.ERRORS)
    @Test
    void whatFailsInAStepAfterItWasRecordedIsInOurTablesAlone(CapturedOutput output) {
        List<String> said = new ArrayList<>();
        ManagementService management = engine.getManagementService();
        for (Consumer<String> failure : failures(said)) {
            String key = UUID.randomUUID().toString();
            JavaDelegate fileNote = execution -> failure.accept(jdbc.queryForObject(
                    "select note from test_note where id = ?", String.class, execution.getProcessBusinessKey()));
            models.deploy("note.bpmn", "write-note.form")
                    .bean("fileNote", fileNote)
                    .bean("write-note", new WriteNoteForm((task, note) -> {
                        jdbc.update("insert into test_note (id, note) values (?, ?)", task.businessKey(), note.text());
                        return Facts.none();
                    }));
            String instance = engine.getRuntimeService()
                    .startProcessInstanceByKey("note", key, Map.of("author", "rosa"))
                    .getId();
            desks.complete("rosa", "Task_WriteNote", key, Map.of("text", type("text of " + said.size())));
            Job job = job(instance);
            while (job(instance).getRetries() > 0) {
                assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(Exception.class);
            }

            Incident incident = engine.getRuntimeService()
                    .createIncidentQuery()
                    .processInstanceId(instance)
                    .singleResult();
            assertThat(incident.getIncidentMessage()).startsWith("A step of the process failed (");
            assertThat(management.getJobExceptionStacktrace(job.getId()))
                    .as("where it happened is said")
                    .contains("AnswersStayOutTest");
            assertNoTrace(output);
            models.close();
            models = new TestModels(engine.getRepositoryService(), beans);
        }

        assertThat(said).as("what drivers and libraries said").anyMatch(message -> message.contains(mark));
        assertThat(traces.inOurTables(mark)).containsExactly("test_note.note");
    }

    @Test
    void whatOurOwnCodeSaysOfAFailureIsKeptForTheIncident() {
        JavaDelegate fileNote = execution -> {
            throw new IllegalStateException("The archive is full");
        };
        models.deploy("note.bpmn", "write-note.form")
                .bean("fileNote", fileNote)
                .bean("write-note", new WriteNoteForm((task, note) -> Facts.none()));
        String task = noteToWrite("rosa");
        desks.as("rosa", () -> {
            engine.getTaskService().complete(task, Map.of("text", "A call"));
            return null;
        });
        Job job = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("note")
                .singleResult();

        assertThatThrownBy(() -> engine.getManagementService().executeJob(job.getId()))
                .hasMessageContaining("The archive is full");
    }

    /** Ways to fail whose messages quote what was written: of both drivers and of libraries. */
    private List<Consumer<String>> failures(List<String> said) {
        return Stream.<Consumer<String>>of(
                        text -> jdbc.update("insert into test_note (id, note) values ('1', ?)", text.repeat(9)),
                        text -> jdbc.update("insert into test_note (id, note) values (?, 'wrong')", text),
                        text -> jdbc.update(
                                "insert into test_note (id, note) values ('1', '1'), ('1', '" + text + "')"),
                        BigDecimal::new,
                        LocalDate::parse,
                        text -> Thread.State.valueOf(text),
                        text -> wrapped(text, e -> new IllegalStateException("Wrapped", e)),
                        text -> wrapped(text, IllegalStateException::new))
                .<Consumer<String>>map(failure -> text -> {
                    try {
                        failure.accept(text);
                    } catch (RuntimeException e) {
                        said.add(String.valueOf(e.getMessage()));
                        throw e;
                    }
                })
                .toList();
    }

    private static void wrapped(String text, Function<Exception, RuntimeException> wrapping) {
        try {
            Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrapping.apply(e);
        }
    }

    private void assertNoTrace(CapturedOutput output) {
        assertThat(traces.inTheEngine(mark)).isEmpty();
        assertThat(traces.linesOfLog()).as("something was logged").isPositive();
        assertThat(Traces.all(traces.inTheLog(mark))).isEmpty();
        assertThat(output.getAll().contains(mark)).as("printed").isFalse();
    }

    /** Types something into a field; nothing else in the test reads like it. */
    private String type(String field) {
        String answer = mark + "n" + typed.size();
        typed.put(field + " " + typed.size(), answer);
        return answer;
    }

    // The way through hiring, with marks in every free text

    private String openVacancy(Door door, String comment) {
        String vacancy = businessKey(at(door, "marco").start("vacancy", vacancy(type("title"), type("territory"))));
        assertAccepted(at(door, "vera")
                .complete(
                        task("Task_ApproveVacancy", vacancy),
                        Map.of("approved", true, "comment", type("comment") + comment)));
        prepareKit(door, vacancy);
        return vacancy;
    }

    private String candidacy(Door door, String vacancy, String which) {
        return businessKey(at(door, "hana").start("candidacy", application(vacancy, which)));
    }

    private Map<String, Object> application(String vacancy, String which) {
        return Map.of(
                "vacancyId",
                vacancy,
                "name",
                type("name of the " + which),
                "email",
                type("email of the " + which) + "@example.org",
                "source",
                type("source of the " + which),
                "consent",
                true);
    }

    /** @param text writes into a field of this name */
    private void toDebrief(Door door, String candidacy, UnaryOperator<String> text) {
        EngineApi hana = at(door, "hana");
        EngineApi marco = at(door, "marco");
        assertAccepted(hana.submitForm(task("Task_ScreenApplication", candidacy), Map.of("proceed", true)));
        assertAccepted(hana.submitForm(task("Task_ScheduleFitInterview", candidacy), slot(text.apply("place"))));
        interview(at(door, "mina"), task("Task_ConductFitInterview", candidacy), text);
        assertAccepted(marco.submitForm(task("Task_DecideAfterFit", candidacy), Map.of("proceed", true)));
        assertAccepted(hana.submitForm(
                task("Task_ScheduleBehavioralInterviews", candidacy),
                Map.of(
                        "interviews",
                        List.of(
                                line("maya", text.apply("place of maya")),
                                line("milo", text.apply("place of milo"))))));
        desks.send("hiring.profileCompleted", candidacy);
        desks.tasks("Task_ConductBehavioralInterview", candidacy)
                .forEach(task -> interview(at(door, task.getAssignee()), task.getId(), text));
        desks.runJobs(candidacy);
    }

    private static Map<String, Object> slot(String place) {
        // One after the other, and at an hour at which no other test plans.
        return Map.of(
                "startsAt",
                Monday.TODAY.plusDays(14 + PLANNED.incrementAndGet()) + "T15:00",
                "durationMinutes",
                60,
                "place",
                place);
    }

    private static Map<String, Object> line(String seat, String place) {
        Map<String, Object> line = new HashMap<>(slot(place));
        line.putAll(Map.of("seat", seat, "interviewer", seat, "busy", ""));
        return line;
    }

    private static Map<String, Object> offer() {
        return Map.of(
                "amount",
                90000,
                "currency",
                "USD",
                "startDate",
                Monday.TODAY.plusDays(60).toString(),
                "answerBy",
                Monday.TODAY.plusDays(10).toString());
    }

    private void interview(EngineApi interviewer, String task, UnaryOperator<String> text) {
        assertAccepted(interviewer.submitForm(
                task, Map.of("recommendation", "yes", "heldEarlier", true, "scores", scores(interviewer, task, text))));
    }

    private Map<String, Object> hire(String more) {
        return Map.of("decision", "hire", "reason", type("reason") + more);
    }

    private List<Map<String, Object>> scores(EngineApi interviewer, String task, UnaryOperator<String> text) {
        JsonNode shown = EngineApi.json(interviewer.formVariables(task));
        List<Map<String, Object>> scores = new ArrayList<>();
        for (JsonNode asked : EngineApi.json(shown.at("/scores/value").asText())) {
            scores.add(Map.of(
                    "questionId",
                    asked.path("questionId").asText(),
                    "question",
                    mark + "question",
                    "rating",
                    3,
                    "evidence",
                    text.apply("evidence")));
        }
        return scores;
    }

    // The same without them

    private String openVacancyWithoutMark(Door door) {
        String vacancy = businessKey(at(door, "marco").start("vacancy", vacancy("Account executive", "Maine")));
        assertAccepted(at(door, "vera").submitForm(task("Task_ApproveVacancy", vacancy), Map.of("approved", true)));
        prepareKit(door, vacancy);
        return vacancy;
    }

    private String candidacyWithoutMark(Door door, String vacancy, String which) {
        return businessKey(at(door, "hana")
                .start(
                        "candidacy",
                        Map.of(
                                "vacancyId",
                                vacancy,
                                "name",
                                "Kim Novak",
                                "email",
                                which + "@example.org",
                                "source",
                                "Referral",
                                "consent",
                                true)));
    }

    private void prepareKit(Door door, String vacancy) {
        assertAccepted(at(door, "hana")
                .submitForm(
                        task("Task_PrepareInterviewKit", vacancy),
                        Map.of("fitInterviewer", "mina", "panel", List.of("milo", "maya"))));
    }

    private static Map<String, Object> vacancy(String title, String territory) {
        return Map.of(
                "title", title,
                "region", "North",
                "territory", territory,
                "reason", "new",
                "neededBy", Monday.TODAY.plusMonths(3).toString(),
                "jurisdiction", "US",
                "hiringManager", "marco");
    }

    private String noteToWrite(String author) {
        String key = UUID.randomUUID().toString();
        engine.getRuntimeService().startProcessInstanceByKey("note", key, Map.of("author", author));
        return task("Task_WriteNote", key);
    }

    private EngineApi at(Door door, String person) {
        return opened.computeIfAbsent(person, p -> door.opened(port, p));
    }

    private String task(String kind, String businessKey) {
        return desks.task(kind, businessKey).getId();
    }

    private static String businessKey(HttpResponse<String> started) {
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        return EngineApi.json(started).path("businessKey").asText();
    }

    private static void assertAccepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403);
    }

    private Set<String> variablesOf(String businessKey) {
        Set<String> names = new HashSet<>();
        engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list()
                .forEach(instance -> engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .list()
                        .stream()
                        .map(HistoricVariableInstance::getName)
                        .forEach(names::add));
        return names;
    }

    private Job job(String instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult();
    }
}
