package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.CountedStatements;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.SampleVacancy;
import org.drumbeat.Visitor;
import org.drumbeat.workflow.EngineApi;
import org.drumbeat.workflow.EngineApi.Door;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * Two hundred candidacies from the application to whatever end they are meant to come to, by REST alone while the job executor
 * runs: how many steps a second, and how many SQL statements a step.
 */
@AlsoOnPostgres(Kind.SQL)
@DrumbeatTest
@Import(CountedStatements.class)
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
class HiringBench {

    private static final int VACANCIES = 20;
    private static final int CLIENTS = 2;
    private static final int MOST_FREQUENT = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How a candidacy is meant to end, in the order of how far it comes; a vacancy has one of each. */
    private enum Ending {
        DECLINED_AT_SCREENING(Candidacy.State.DECLINED),
        CLOSED_BEFORE_THE_INTERVIEW(Candidacy.State.CLOSED),
        DECLINED_AFTER_FIT(Candidacy.State.DECLINED),
        WITHDRAWN_IN_ASSESSMENT(Candidacy.State.WITHDRAWN),
        CLOSED_IN_ASSESSMENT(Candidacy.State.CLOSED),
        WITHDRAWN_IN_DEBRIEF(Candidacy.State.WITHDRAWN),
        CLOSED_IN_DEBRIEF(Candidacy.State.CLOSED),
        DECLINED_IN_DEBRIEF(Candidacy.State.DECLINED),
        OFFER_TURNED_DOWN(Candidacy.State.DECLINED),
        HIRED(Candidacy.State.HIRED);

        private final Candidacy.State state;

        Ending(Candidacy.State state) {
            this.state = state;
        }

        private boolean comesTo(Ending other) {
            return compareTo(other) >= 0;
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private JdbcTemplate jdbc;

    private final Measured done = new Measured();
    private final Measured looked = new Measured();

    @Test
    void twoHundredCandidaciesByRestAlone() throws Exception {
        Duration warmUp = timed(() -> new Client("warm-up").fillAVacancy(0));
        done.clear();
        looked.clear();
        long jobsBefore = jobs();
        long elsewhereBefore = CountedStatements.elsewhere();
        Map<String, Long> textsBefore = CountedStatements.byText();

        List<Map<Ending, String>> candidacies = new ArrayList<>();
        Duration took = timed(() -> candidacies.addAll(together()));

        long elsewhere = CountedStatements.elsewhere() - elsewhereBefore;
        Map<String, Long> texts = CountedStatements.byText();
        textsBefore.forEach((text, before) -> texts.merge(text, -before, Long::sum));
        long jobs = jobs() - jobsBefore;
        assertThat(candidacies).hasSize(VACANCIES);
        candidacies.forEach(this::assertEndedAsIntended);
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("candidacy")
                        .count())
                .isZero();

        System.out.printf(
                "BENCH hiring, %s: %d candidacies for %d vacancies by REST, %d clients: %.1f s (after %.1f s to warm up)%n",
                System.getProperty("drumbeat.test.database", "h2"),
                VACANCIES * Ending.values().length,
                VACANCIES,
                CLIENTS,
                seconds(took),
                seconds(warmUp));
        System.out.printf(
                "BENCH %d steps, %.1f a second, %.1f statements each; with what was looked at for them %d requests, %.1f a second%n",
                done.count(),
                done.count() / seconds(took),
                done.statementsEach(),
                done.count() + looked.count(),
                (done.count() + looked.count()) / seconds(took));
        System.out.printf(
                "BENCH %d jobs, %.1f a second, %.1f statements each, looking for them included%n",
                jobs, jobs / seconds(took), (double) elsewhere / jobs);
        done.report("step");
        looked.report("look");
        reportMostFrequent(texts);
    }

    /** Of steps, looks and jobs together. */
    private static void reportMostFrequent(Map<String, Long> texts) {
        System.out.printf("%-8s %s%n", "number", "statement");
        texts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_FREQUENT)
                .forEach(
                        statement -> System.out.printf("%-8d %s%n", statement.getValue(), inShort(statement.getKey())));
    }

    private static String inShort(String statement) {
        String line = statement.replaceAll("\\s+", " ").replaceFirst("(?i)^(select) .{40,}? (from) ", "$1 … $2 ");
        return line.substring(0, Math.min(line.length(), 140));
    }

    private List<Map<Ending, String>> together() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Map<Ending, String>>> filled = clients.invokeAll(IntStream.rangeClosed(1, VACANCIES)
                    .<Callable<Map<Ending, String>>>mapToObj(
                            number -> () -> new Client("bench" + number).fillAVacancy(number))
                    .toList());
            List<Map<Ending, String>> candidacies = new ArrayList<>();
            for (Future<Map<Ending, String>> vacancy : filled) {
                candidacies.add(vacancy.get());
            }
            return candidacies;
        } finally {
            clients.shutdownNow();
        }
    }

    private void assertEndedAsIntended(Map<Ending, String> candidacies) {
        assertThat(candidacies).hasSize(Ending.values().length).allSatisfy((ending, candidacy) -> {
            assertThat(hiring.candidacy(candidacy).state()).as("%s", ending).isEqualTo(ending.state);
            assertThat(hiring.candidacy(candidacy).endedAt()).as("%s", ending).isNotNull();
        });
        Vacancy vacancy =
                hiring.vacancy(hiring.candidacy(candidacies.get(Ending.HIRED)).vacancyId());
        assertThat(vacancy.state()).isEqualTo(Vacancy.State.FILLED);
        assertThat(vacancy.filledWith()).isEqualTo(candidacies.get(Ending.HIRED));
        assertThat(vacancy.hiredAs()).isNotNull();
    }

    private long jobs() {
        return engine.getHistoryService()
                .createHistoricJobLogQuery()
                .successLog()
                .count();
    }

    /** Everybody who has something to do with a vacancy, one after the other. */
    private final class Client {

        private final Map<String, EngineApi> people = new HashMap<>();
        private final Visitor intake = Visitor.system(port, "intake", EngineApi.PASSWORD);
        private final Visitor candidate = Visitor.anonymous(port);
        private final Map<Ending, String> candidacies = new EnumMap<>(Ending.class);
        private final String name;

        Client(String name) {
            this.name = name;
        }

        /** Every second vacancy has its profiles from elsewhere, and the answer to its offer from HR. */
        Map<Ending, String> fillAVacancy(int number) throws Exception {
            boolean elsewhere = number % 2 == 1;
            String vacancy = openVacancy(elsewhere ? "acme" : ProfileProviders.BUILT_IN);
            for (Ending ending : Ending.values()) {
                candidacies.put(ending, apply(vacancy, ending));
            }
            for (Ending ending : Ending.values()) {
                boolean goesOn = ending.comesTo(Ending.CLOSED_BEFORE_THE_INTERVIEW);
                complete("hana", "Task_ScreenApplication", ending, goesOn ? HiringAnswers.PROCEED : HiringAnswers.STOP);
            }
            for (Ending ending : from(Ending.CLOSED_BEFORE_THE_INTERVIEW)) {
                complete("hana", "Task_ScheduleFitInterview", ending, HiringAnswers.slot(HiringAnswers.free()));
            }
            for (Ending ending : from(Ending.DECLINED_AFTER_FIT)) {
                complete("mina", "Task_ConductFitInterview", ending, this::scorecard);
                boolean goesOn = ending.comesTo(Ending.WITHDRAWN_IN_ASSESSMENT);
                complete("marco", "Task_DecideAfterFit", ending, goesOn ? HiringAnswers.PROCEED : HiringAnswers.STOP);
            }
            List<String> panel = List.of("maya", "milo");
            for (Ending ending : from(Ending.WITHDRAWN_IN_ASSESSMENT)) {
                complete("hana", "Task_ScheduleBehavioralInterviews", ending, HiringAnswers.slots(panel));
            }
            tell("Withdraw", Ending.WITHDRAWN_IN_ASSESSMENT, "withdraw", "{\"reason\": \"Found something else\"}");
            for (Ending ending : from(Ending.CLOSED_IN_ASSESSMENT)) {
                answerProfile(ending, elsewhere);
                complete("maya", "Task_ConductBehavioralInterview", ending, this::scorecard);
            }
            for (Ending ending : from(Ending.WITHDRAWN_IN_DEBRIEF)) {
                complete("milo", "Task_ConductBehavioralInterview", ending, this::scorecard);
            }
            for (Ending ending : from(Ending.WITHDRAWN_IN_DEBRIEF)) {
                find("marco", "Task_HoldDebrief", candidacies.get(ending));
            }
            tell("Withdraw", Ending.WITHDRAWN_IN_DEBRIEF, "withdraw", "{\"reason\": \"Found something else\"}");
            complete("marco", "Task_HoldDebrief", Ending.DECLINED_IN_DEBRIEF, HiringAnswers.DECLINE);
            for (Ending ending : from(Ending.OFFER_TURNED_DOWN)) {
                complete("marco", "Task_HoldDebrief", ending, HiringAnswers.HIRE);
                complete("hana", "Task_MakeOffer", ending, HiringAnswers.offer());
                complete("vera", "Task_ApproveOffer", ending, HiringAnswers.APPROVAL);
                if (ending == Ending.HIRED && elsewhere) {
                    complete("hana", "Task_RecordOfferAnswer", ending, HiringAnswers.ACCEPTED);
                } else {
                    tell("Answer offer", ending, "offer-answer", "{\"accepted\": " + (ending == Ending.HIRED) + "}");
                }
            }
            complete(
                    "marco",
                    "Task_WelcomeNewRep",
                    vacancy,
                    shown -> Map.of(
                            "login",
                            shown.at("/login/value").asText(),
                            "territory",
                            "Maine",
                            "firstDay",
                            Monday.TODAY.toString()));
            awaitTheEnd(vacancy);
            return candidacies;
        }

        private List<Ending> from(Ending nearest) {
            return Arrays.stream(Ending.values())
                    .filter(ending -> ending.comesTo(nearest))
                    .toList();
        }

        private String openVacancy(String profileProvider) {
            HttpResponse<String> started =
                    measured(done, "Request vacancy", 200, () -> at("marco").start("vacancy", SampleVacancy.answers()));
            String vacancy = EngineApi.json(started).path("businessKey").asText();
            complete("vera", "Task_ApproveVacancy", vacancy, shown -> HiringAnswers.APPROVAL);
            Map<String, Object> kit = new HashMap<>(HiringAnswers.KIT);
            kit.put("profileProvider", profileProvider);
            complete("hana", "Task_PrepareInterviewKit", vacancy, shown -> kit);
            return vacancy;
        }

        private String apply(String vacancy, Ending ending) {
            String application = text(Map.of(
                    "name",
                    letters(name) + " Novak",
                    "email",
                    name + "." + ending.ordinal() + "@example.org",
                    "source",
                    "Careers page",
                    "consent",
                    true));
            HttpResponse<String> received = measured(
                    done,
                    "Apply (/api)",
                    201,
                    () -> intake.json("POST", "/api/vacancies/" + vacancy + "/applications", application));
            return EngineApi.json(received).path("candidacyId").asText();
        }

        private void tell(String step, Ending ending, String what, String body) {
            measured(
                    done,
                    step + " (/api)",
                    204,
                    () -> intake.json("POST", "/api/candidacies/" + candidacies.get(ending) + "/" + what, body));
        }

        private void answerProfile(Ending ending, boolean elsewhere) throws Exception {
            // It stands for the candidate's letter box.
            String token = jdbc.queryForObject(
                    "select token from assessment where candidacy_id = ?", String.class, candidacies.get(ending));
            if (elsewhere) {
                String body = text(Map.of(
                        "norm",
                        "People who sell",
                        "scales",
                        List.of(Map.of("scale", "Drive", "score", 4.2, "band", "high"))));
                Visitor provider = Visitor.anonymous(port).with("X-Drumbeat-Signature", "sha256=" + signature(body));
                measured(
                        done,
                        "Hand in profile (/api)",
                        204,
                        () -> provider.json("POST", "/api/assessments/" + token, body));
            } else {
                String answers = IntStream.rangeClosed(1, MiniIpip.statements().size())
                        .mapToObj(item -> "item" + item + "=" + (1 + item % 5))
                        .collect(Collectors.joining("&"));
                measured(looked, "The page of the profile", 200, () -> candidate.get("/profile/" + token));
                measured(done, "Answer profile (page)", 200, () -> candidate.form("/profile/" + token, answers));
            }
        }

        private void complete(String person, String task, Ending ending, Map<String, Object> answers) {
            complete(person, task, ending, shown -> answers);
        }

        private void complete(
                String person, String task, Ending ending, Function<JsonNode, Map<String, Object>> answers) {
            complete(person, task, candidacies.get(ending), answers);
        }

        /** As in Tasklist: finds the task, claims what the group was offered, opens the form and submits it. */
        private void complete(
                String person, String kind, String businessKey, Function<JsonNode, Map<String, Object>> answers) {
            JsonNode task = find(person, kind, businessKey);
            String id = task.path("id").asText();
            if (task.path("assignee").isNull()) {
                measured(done, "Claim a task", 204, () -> at(person).claim(id, person));
            }
            HttpResponse<String> form = measured(
                    looked,
                    "The form “" + task.path("name").asText() + "”",
                    200,
                    () -> at(person).formVariables(id));
            Map<String, Object> submitted = answers.apply(EngineApi.json(form));
            measured(done, task.path("name").asText(), 204, () -> at(person).submitForm(id, submitted));
        }

        /** Jobs may have to run before there is one. */
        private JsonNode find(String person, String kind, String businessKey) {
            String query = "/task?taskDefinitionKey=" + kind + "&processInstanceBusinessKey=" + businessKey;
            return Awaitility.await(kind)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> EngineApi.json(measured(
                                    looked,
                                    "Whether there is a task",
                                    200,
                                    () -> at(person).get(query))),
                            tasks -> !tasks.isEmpty())
                    .get(0);
        }

        private void awaitTheEnd(String vacancy) {
            Collection<String> all = new ArrayList<>(candidacies.values());
            all.add(vacancy);
            all.forEach(key -> Awaitility.await(key)
                    .pollDelay(Duration.ZERO)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> EngineApi.json(measured(
                                    looked,
                                    "Whether it is over",
                                    200,
                                    () -> at("hana").get("/process-instance?businessKey=" + key)))
                            .isEmpty()));
        }

        private Map<String, Object> scorecard(JsonNode shown) {
            List<Map<String, Object>> scores = new ArrayList<>();
            for (JsonNode asked : EngineApi.json(shown.at("/scores/value").asText())) {
                scores.add(Map.of(
                        "questionId",
                        asked.path("questionId").asText(),
                        "question",
                        asked.path("question").asText(),
                        "rating",
                        3,
                        "evidence",
                        "Told of a case in detail: who was there, what was said, and what came of it."));
            }
            return Map.of("scores", scores, "recommendation", "yes", "heldEarlier", true);
        }

        private EngineApi at(String person) {
            return people.computeIfAbsent(person, unknown -> Door.SYSTEMS.opened(port, person));
        }
    }

    private static HttpResponse<String> measured(
            Measured where, String step, int status, Callable<HttpResponse<String>> asking) {
        try {
            long start = System.nanoTime();
            HttpResponse<String> answer = asking.call();
            long took = System.nanoTime() - start;
            assertThat(answer.statusCode()).as("%s: %s", step, answer.body()).isEqualTo(status);
            where.add(step, took, CountedStatements.of(answer));
            return answer;
        } catch (Exception e) {
            throw new AssertionError(step, e);
        }
    }

    /** What was done how often, how long it took and how many statements. */
    private static final class Measured {

        private record Once(String step, long nanos, long statements) {}

        private final Collection<Once> all = new ConcurrentLinkedQueue<>();

        void add(String step, long nanos, long statements) {
            all.add(new Once(step, nanos, statements));
        }

        void clear() {
            all.clear();
        }

        long count() {
            return all.size();
        }

        double statementsEach() {
            return all.stream().mapToLong(Once::statements).average().orElse(0);
        }

        void report(String title) {
            System.out.printf(
                    "%-42s %6s %10s %8s %11s %9s%n", title, "number", "median ms", "p90 ms", "statements", "most");
            all.stream()
                    .collect(Collectors.groupingBy(Once::step, TreeMap::new, Collectors.toList()))
                    .forEach((step, times) -> System.out.printf(
                            "%-42s %6d %10.1f %8.1f %11.1f %9d%n",
                            step,
                            times.size(),
                            millis(times, 0.5),
                            millis(times, 0.9),
                            times.stream().mapToLong(Once::statements).average().orElse(0),
                            times.stream().mapToLong(Once::statements).max().orElse(0)));
        }

        private static double millis(List<Once> times, double quantile) {
            long[] sorted = times.stream().mapToLong(Once::nanos).sorted().toArray();
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] / 1e6;
        }
    }

    /** Something that takes its time and may fail. */
    private interface Work {
        void run() throws Exception;
    }

    private static Duration timed(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String letters(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(DrumbeatTest.PROVIDER_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
