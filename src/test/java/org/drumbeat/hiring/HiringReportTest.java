package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.TaskRows;
import org.drumbeat.Upgrade;
import org.drumbeat.Visitor;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Refusal;
import org.flywaydb.core.api.migration.JavaMigration;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The figures of a March long ago, which nobody else's test has, with numbers worked out by hand. */
@DrumbeatTest
@AlsoOnPostgres(
        value = Kind.SQL,
        statementsOf = {HiringFigures.class, CandidacyRepository.class})
class HiringReportTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String PATH = "/api/hiring/report?from=1999-03-01&to=1999-03-31";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private HiringReportService reports;

    @Autowired
    private JavaMigration tasksOfBefore;

    @Autowired
    private BadHireFormula badHire;

    @Autowired
    private People people;

    @Autowired
    private Clock clock;

    private final List<String> vacancies = new ArrayList<>();

    /** The candidacies with a debrief. */
    private final List<String> debriefed = new ArrayList<>();

    @BeforeEach
    void writeHistory() {
        String filled = vacancy("marco", "1999-03-01T12:00", "1999-03-11T12:00", null);
        vacancy("marco", "1999-02-09T12:00", "1999-03-01T00:30", null);
        vacancy("mina", "1999-03-05T12:00", "1999-03-31T23:30", null);
        vacancy("marco", "1999-03-10T12:00", null, "1999-03-20T12:00");
        vacancy("marco", "1999-03-15T12:00", null, null);
        candidates(filled);
        scorecards();
        recommendations();
        offers(filled);
    }

    @AfterEach
    void forgetIt() {
        String mine = "candidacy_id in (select id from candidacy where vacancy_id = ?)";
        forgetTasks();
        for (String vacancy : vacancies) {
            jdbc.update("delete from score where scorecard in (select id from scorecard where " + mine + ")", vacancy);
            for (String table : List.of(
                    "scorecard", "interview", "recommendation", "offer", "group_declaration", "candidacy_stage")) {
                jdbc.update("delete from " + table + " where " + mine, vacancy);
            }
            jdbc.update("delete from candidacy where vacancy_id = ?", vacancy);
            jdbc.update("delete from vacancy where id = ?", vacancy);
        }
    }

    private void candidates(String vacancy) {
        candidacy(vacancy, "1999-02-28T23:59", Stage.SCREENED, null);
        for (int i = 0; i < 4; i++) {
            candidacy(vacancy, "1999-03-01T00:00", Stage.APPLIED, null);
        }
        // Those who say nothing of themselves, and those of three groups: 10, 8 and 2.
        for (int i = 0; i < 6; i++) {
            candidacy(vacancy, "1999-03-31T23:59", Stage.ASSESSMENT, null);
        }
        for (int i = 0; i < 10; i++) {
            candidacy(vacancy, "1999-03-02T12:00", i < 4 ? Stage.DEBRIEF : Stage.ASSESSMENT, "f");
        }
        List<Stage> men = List.of(Stage.HIRED, Stage.OFFER, Stage.DEBRIEF, Stage.DEBRIEF);
        for (int i = 0; i < 8; i++) {
            candidacy(vacancy, "1999-03-02T12:00", i < 4 ? men.get(i) : Stage.ASSESSMENT, "m");
        }
        candidacy(vacancy, "1999-03-02T12:00", Stage.DEBRIEF, "x");
        candidacy(vacancy, "1999-03-02T12:00", Stage.ASSESSMENT, "x");
    }

    private void scorecards() {
        String first = debriefed.get(0);
        String second = debriefed.get(1);
        // The interviews were on a Friday, so the scorecards are due on Monday at 17:00.
        String monday = "1999-03-08T17:00";
        interview(first, "maya", "1999-03-05T10:00", "HELD", monday);
        scorecard(first, "maya", "BEHAVIORAL", "1999-03-08T17:00", 1, 3);
        interview(first, "milo", "1999-03-05T15:00", "HELD", monday);
        scorecard(first, "milo", "BEHAVIORAL", "1999-03-08T17:01", 2, 3);
        interview(first, "mona", "1999-03-05T16:00", "HELD", monday);
        scorecard(first, "mona", "BEHAVIORAL", "1999-03-05T18:00", 4, 3);
        interview(second, "milo", "1999-03-10T10:00", "HELD", "1999-03-11T17:00");
        scorecard(second, "milo", "BEHAVIORAL", "1999-03-10T12:00", 3, 2);
        scorecard(second, "maya", "BEHAVIORAL", "1999-03-10T12:00", 2, 4);
        interview(debriefed.get(2), "mona", "1999-03-30T10:00", "PLANNED", "1999-03-31T17:00");
        interview(debriefed.get(3), "mona", "1999-03-30T12:00", "CANCELLED", "1999-03-31T17:00");
        interview(debriefed.get(3), "maya", "1999-04-01T10:00", "PLANNED", "1999-04-02T17:00");
        // Neither the fit interview nor another month belongs to the panel of March.
        scorecard(first, "mina", "FIT", "1999-03-03T12:00", 4, 4);
        scorecard(debriefed.get(2), "maya", "BEHAVIORAL", "1999-04-01T12:00", 1, 1);
        scorecard(debriefed.get(2), "milo", "BEHAVIORAL", "1999-04-01T12:00", 4, 4);
    }

    private void recommendations() {
        recommendation(debriefed.get(0), "HIRE", "HIRE");
        recommendation(debriefed.get(1), "HIRE", "DECLINE");
        recommendation(debriefed.get(2), "DISCUSS", "DECLINE");
        recommendation(debriefed.get(3), "DO_NOT_HIRE", "HIRE");
        recommendation(debriefed.get(4), "HIRE", null);
    }

    private void offers(String vacancy) {
        offer(vacancy, debriefed.get(0), "ACCEPTED", "1999-03-10T12:00");
        offer(vacancy, debriefed.get(1), "DECLINED", "1999-03-10T12:00");
        offer(vacancy, debriefed.get(2), "EXPIRED", "1999-03-10T12:00");
        offer(vacancy, debriefed.get(3), "WITHDRAWN", "1999-03-10T12:00");
        offer(vacancy, debriefed.get(4), "ACCEPTED", "1999-04-10T12:00");
    }

    @Test
    void saysWhatHappenedInTheSpan() throws JSONException {
        HttpResponse<String> answer = Visitor.system(port, "hana", "drumbeat").get(PATH);

        assertThat(answer.statusCode()).isEqualTo(200);
        JSONAssert.assertEquals("""
                {"from": "1999-03-01", "to": "1999-03-31",
                 "vacancies": {"opened": 4, "filled": 3, "cancelled": 1, "open": 1,
                               "daysToFill": {"median": 20.0, "p90": 24.8}},
                 "funnel": [
                   {"stage": "applied", "candidates": 30, "conversion": 0.867},
                   {"stage": "screened", "candidates": 26, "conversion": 1.0},
                   {"stage": "fit_interview", "candidates": 26, "conversion": 1.0},
                   {"stage": "assessment", "candidates": 26, "conversion": 0.346},
                   {"stage": "debrief", "candidates": 9, "conversion": 0.222},
                   {"stage": "offer", "candidates": 2, "conversion": 0.5},
                   {"stage": "hired", "candidates": 1, "conversion": null}],
                 "panelAgreement": {"meanDifference": 1.13, "questions": 4, "shareApart": 0.5},
                 "decisions": {"made": 4, "againstAdvice": 2, "shareAgainst": 0.5},
                 "offers": {"made": 4, "accepted": 1, "declined": 1, "expired": 1, "acceptance": 0.333},
                 "overdueScorecards": [
                   {"interviewer": "milo", "name": "Milo Novak", "due": 2, "late": 1, "missing": 0},
                   {"interviewer": "mona", "due": 2, "late": 0, "missing": 1}],
                 "costOfABadHire": {"currency": "USD", "recruiting": 15000, "interviews": 3000, "onboarding": 17000,
                                    "payUntilProductive": 60000, "lostMargin": 100000, "total": 195000}}
                """, answer.body(), false);
        assertThat(new JSONObject(answer.body())
                        .getJSONArray("overdueScorecards")
                        .length())
                .isEqualTo(2);
    }

    @Test
    void comparesTheGroupsAtEachStageAndHidesTheSmall() {
        List<FourFifths.Category> categories =
                reports.report("vera", "1999-03-01", "1999-03-31").fourFifths();

        assertThat(categories).singleElement().satisfies(gender -> {
            assertThat(gender.category()).isEqualTo("gender");
            assertThat(selection(gender, Stage.APPLIED, Stage.HIRED).groups())
                    .containsExactly(
                            new FourFifths.Group("f", 10, 0, decimal("0.000"), decimal("0.00"), true),
                            new FourFifths.Group("m", 8, 1, decimal("0.125"), decimal("1.00"), false));
            assertThat(selection(gender, Stage.ASSESSMENT, Stage.DEBRIEF).groups())
                    .as("0.4 of 0.5 is exactly four fifths")
                    .containsExactly(
                            new FourFifths.Group("f", 10, 4, decimal("0.400"), decimal("0.80"), false),
                            new FourFifths.Group("m", 8, 4, decimal("0.500"), decimal("1.00"), false));
            assertThat(selection(gender, Stage.ASSESSMENT, Stage.DEBRIEF).hidden())
                    .isTrue();
            assertThat(selection(gender, Stage.DEBRIEF, Stage.OFFER).groups()).isEmpty();
            assertThat(selection(gender, Stage.DEBRIEF, Stage.OFFER).hidden()).isTrue();
        });
    }

    @Test
    void showsAManagerTheirOwnVacanciesAlone() {
        HiringReport marcos = reports.report("marco", "1999-03-01", "1999-03-31");
        HiringReport minas = reports.report("mina", "1999-03-01", "1999-03-31");

        assertThat(marcos.vacancies().counts().opened()).isEqualTo(3);
        assertThat(marcos.vacancies().daysToFill().median()).isEqualByComparingTo("15.0");
        assertThat(marcos.funnel().get(0).candidates()).isEqualTo(30);
        assertThat(marcos.fourFifths()).hasSize(1);
        assertThat(minas.vacancies().counts().opened()).isEqualTo(1);
        assertThat(minas.vacancies().daysToFill().median()).isEqualByComparingTo("26.0");
        assertThat(minas.funnel()).allSatisfy(step -> {
            assertThat(step.candidates()).isZero();
            assertThat(step.conversion()).isNull();
        });
        assertThat(minas.panelAgreement().questions()).isZero();
        assertThat(minas.decisions().made()).isZero();
        assertThat(minas.offers().made()).isZero();
        assertThat(minas.overdueScorecards()).isEmpty();
        assertThat(minas.fourFifths()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"hana, 200", "vera, 200", "marco, 200", "rosa, 403", "ada, 403", "intake, 403"})
    void isForThoseWhoHire(String caller, int status) {
        HttpResponse<String> answer = Visitor.system(port, caller, "drumbeat").get(PATH);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.body()).contains("Only HR and leaders see the figures of hiring");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    from=1999-03-31&to=1999-03-01  | “from” is after “to”
                    from=1999-02-30&to=1999-03-01  | “from” must be a day
                    from=1999-03-01&to=tomorrow    | “to” must be a day
                    from=1999-03-01                | “to” must be a day
                    to=1999-03-01                  | “from” must be a day
                    from=-9999-01-01&to=1999-03-01 | “from” must be a day""")
    void refusesWhatIsNoSpan(String query, String sentence) {
        HttpResponse<String> answer = Visitor.system(port, "hana", "drumbeat").get("/api/hiring/report?" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void isOneDayLongAtLeast() {
        assertThat(reports.report("hana", "1999-03-01", "1999-03-01")
                        .funnel()
                        .get(0)
                        .candidates())
                .isEqualTo(4);
        assertThatThrownBy(() -> reports.report("hana", "1999-03-02", "1999-03-01"))
                .isInstanceOf(Refusal.class);
    }

    /** As with candidates who were erased, and the engine's history with them, before human tasks were kept. */
    @Test
    void saysAfterAnUpgradeWhoHandedInLateEvenWhereTheEngineHasForgotten() throws Exception {
        List<HiringReport.LateScorecards> before =
                reports.report("hana", "1999-03-01", "1999-03-31").overdueScorecards();
        forgetTasks();
        assertThat(reports.report("hana", "1999-03-01", "1999-03-31").overdueScorecards())
                .isEmpty();

        Upgrade.by(tasksOfBefore, database);

        assertThat(reports.report("hana", "1999-03-01", "1999-03-31").overdueScorecards())
                .containsExactlyElementsOf(
                        before.stream().filter(late -> late.late() > 0).toList())
                .isNotEmpty();
    }

    private void forgetTasks() {
        vacancies.forEach(vacancy -> jdbc.update(
                "delete from human_task where business_key in (select id from candidacy where vacancy_id = ?)",
                vacancy));
    }

    @Test
    void asksAsOftenForManyAsForFew() {
        AtomicInteger statements = new AtomicInteger();
        HiringReportService counted = new HiringReportService(
                new HiringFigures(JdbcClient.create(counting(statements))), badHire, people, clock);

        counted.report("hana", "1999-02-01", "1999-02-28");
        int forFew = statements.getAndSet(0);
        for (int i = 0; i < 300; i++) {
            candidacy(vacancies.get(0), "1999-03-02T12:00", Stage.HIRED, "f");
            String added = debriefed.get(debriefed.size() - 1);
            interview(added, "milo", "1999-03-05T15:00", "HELD", "1999-03-08T17:00");
            scorecard(added, "milo", "BEHAVIORAL", "1999-03-08T17:01", 2, 3);
        }
        HiringReport report = counted.report("hana", "1999-03-01", "1999-03-31");

        assertThat(report.funnel().get(0).candidates()).isEqualTo(330);
        assertThat(statements).hasValue(forFew);
        assertThat(forFew).isBetween(1, 10);
    }

    private DataSource counting(AtomicInteger statements) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                Connection real = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                statements.incrementAndGet();
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }
        };
    }

    private static FourFifths.Selection selection(FourFifths.Category category, Stage from, Stage to) {
        return category.selections().stream()
                .filter(selection -> selection.from() == from && selection.to() == to)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }

    private static OffsetDateTime at(String local) {
        return local == null
                ? null
                : LocalDateTime.parse(local).atZone(NEW_YORK).toOffsetDateTime();
    }

    private String vacancy(String manager, String opened, String filled, String cancelled) {
        String id = UUID.randomUUID().toString();
        jdbc.update("""
                insert into vacancy (id, title, region, territory, reason, needed_by, jurisdiction, hiring_manager,
                                     requested_by, requested_at, state, opened_at, filled_at, cancelled_at, version)
                values (?, 'Rep', 'North', 'Maine', 'NEW', date '1999-06-01', 'US', ?, ?, ?, 'CANCELLED', ?, ?, ?, 0)""", id, manager, manager, at(opened), at(opened), at(filled), at(cancelled));
        vacancies.add(id);
        return id;
    }

    private void candidacy(String vacancy, String applied, Stage last, String group) {
        String id = UUID.randomUUID().toString();
        jdbc.update("""
                insert into candidacy (id, vacancy_id, name, email, source, consented_at, state, ended_at, version)
                values (?, ?, 'Kim', ?, 'Web', ?, 'CLOSED', ?, 0)""", id, vacancy, id + "@example.org", at(applied), at(applied));
        for (Stage stage : Stage.values()) {
            if (stage.compareTo(last) <= 0) {
                jdbc.update(
                        "insert into candidacy_stage (candidacy_id, stage, reached_at) values (?, ?, ?)",
                        id,
                        stage.name(),
                        at(applied));
            }
        }
        if (group != null) {
            jdbc.update(
                    "insert into group_declaration (candidacy_id, category, group_code) values (?, 'gender', ?)",
                    id,
                    group);
        }
        if (last.compareTo(Stage.DEBRIEF) >= 0) {
            debriefed.add(id);
        }
    }

    /** @param due when its scorecard is */
    private void interview(String candidacy, String interviewer, String starts, String state, String due) {
        scorecardTasks().open(candidacy, interviewer, at(due).toInstant());
        if (state.equals("CANCELLED")) {
            scorecardTasks().cancel(candidacy, interviewer, at(starts).toInstant());
        }
        jdbc.update("""
                insert into interview (id, candidacy_id, kind, seat, interviewer, starts_at, duration_minutes, place,
                                       sequence, state, version)
                values (?, ?, 'BEHAVIORAL', ?, ?, ?, 60, 'Room 4', 0, ?, 0)""", UUID.randomUUID().toString(), candidacy, interviewer, interviewer, at(starts), state);
    }

    private TaskRows scorecardTasks() {
        return new TaskRows(jdbc, InterviewForms.BEHAVIORAL);
    }

    private void scorecard(String candidacy, String interviewer, String kind, String submitted, int... ratings) {
        scorecardTasks().complete(candidacy, interviewer, at(submitted).toInstant());
        String id = UUID.randomUUID().toString();
        jdbc.update("""
                insert into scorecard (id, candidacy_id, kind, interviewer, recommendation, submitted_at, version)
                values (?, ?, ?, ?, 'YES', ?, 0)""", id, candidacy, kind, interviewer, at(submitted));
        for (int i = 0; i < ratings.length; i++) {
            jdbc.update(
                    "insert into score (scorecard, scorecard_key, question_id, rating, evidence) values (?, ?, ?, ?, '')",
                    id,
                    i,
                    "question-" + i,
                    ratings[i]);
        }
    }

    private void recommendation(String candidacy, String outcome, String decision) {
        jdbc.update("""
                insert into recommendation (candidacy_id, mean, spread, in_favour_count, against_count, strong_no_count,
                                            outcome, decision, version)
                values (?, 3, 1, 2, 0, 0, ?, ?, 0)""", candidacy, outcome, decision);
    }

    private void offer(String vacancy, String candidacy, String state, String made) {
        jdbc.update("""
                insert into offer (id, candidacy_id, vacancy_id, amount, currency, start_date, answer_by, state, made_by,
                                   made_at, version)
                values (?, ?, ?, 90000, 'USD', date '1999-06-01', date '1999-03-20', ?, 'hana', ?, 0)""", UUID.randomUUID().toString(), candidacy, vacancy, state, at(made));
    }
}
