package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.drumbeat.coaching.CoachingRows.at;
import static org.drumbeat.coaching.CoachingRows.planned;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Monday;
import org.drumbeat.Statements;
import org.drumbeat.TaskRows;
import org.drumbeat.Visitor;
import org.drumbeat.workflow.Refusal;
import org.json.JSONException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures of a March long ago, of a team that nobody else's test has, with numbers worked out by hand; everything is rolled
 * back.
 */
@AlsoOnPostgres(value = Kind.SQL, statementsOf = CoachingFigures.class)
@Transactional
class CoachingReportTest extends CoachingTest {

    private static final String FROM = "1999-03-01";
    private static final String TO = "1999-03-31";
    private static final String DISCOVERY = "needs_discovery-1";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private CoachingReportService reports;

    @Autowired
    private FieldVisitReportRepository visitReports;

    @Autowired
    private ObjectMapper json;

    private CoachingRows rows;
    private TaskRows reportTasks;
    private TaskRows followUpTasks;

    @BeforeEach
    void writeHistory() {
        rows = new CoachingRows(beans);
        reportTasks = new TaskRows(jdbc, WriteFieldVisitReportForm.ID);
        followUpTasks = new TaskRows(jdbc, CoachingForms.CHECK_FOLLOW_UP);
        person("carlo", "Carlo Conti", "manager", "vera", null);
        for (String rep : new String[] {"cara", "cleo", "cody", "cruz"}) {
            person(rep, rep, "rep", "carlo", null);
        }
        person("cyan", "Cyan Clay", "rep", "carlo", LocalDate.of(1999, 12, 1));

        // From 2 to 3.25, with the first and the last minute of March in it; the second report is one of April.
        CoachingPlan cara = plan("cara", DISCOVERY, 2);
        String first = held(cara, 1, "carlo", "1999-03-01T00:00", 120);
        report(first, "carlo", "2.50", "1999-03-31", "1999-03-03T17:00", "1999-03-03T17:00", true);
        followUp(first, FieldVisitReport.FollowUp.Result.DONE);
        String second = held(cara, 2, "carlo", "1999-03-31T23:59", 90);
        report(second, "carlo", "3.25", "1999-04-10", "1999-04-02T17:00", "1999-04-06T12:00", true);
        followUp(second, FieldVisitReport.FollowUp.Result.DONE);

        // From 1 to 2; the report is a second late.
        CoachingPlan cleo = plan("cleo", DISCOVERY, 1);
        String late = held(cleo, 1, "carlo", "1999-03-10T10:00", 60);
        report(late, "carlo", "2.00", "1999-03-20", "1999-03-12T17:00", "1999-03-12T17:00:01", true);
        followUp(late, FieldVisitReport.FollowUp.Result.PARTLY);

        // The only one in another skill; of the second visit there is no report, the third was called off.
        CoachingPlan cody = plan("cody", "call_planning-1", 3);
        String only = held(cody, 1, "carlo", "1999-03-15T10:00", 30);
        report(only, "carlo", "2.67", "1999-03-25", "1999-03-17T17:00", "1999-03-16T09:00", true);
        followUp(only, FieldVisitReport.FollowUp.Result.NOT_DONE);
        reportTasks.open(
                visits.save(planned(cody, 2, "carlo", "1999-03-26T10:00", 60)).id(), "carlo", at("1999-03-30T17:00"));
        visits.save(planned(cody, 3, "carlo", "1999-03-20T10:00", 60).cancelled());

        // The visit before March has its report and its agreed day in March, and waits for the rep; the one after, for
        // Carlo.
        CoachingPlan cruz = plan("cruz", "negotiation-1", 1);
        String before = held(cruz, 1, "carlo", "1999-02-28T23:59", 45);
        report(before, "carlo", "1.33", "1999-03-05", "1999-03-02T17:00", "1999-03-01T09:00", false);
        String after = held(cruz, 2, "carlo", "1999-04-01T00:00", 45);
        report(after, "carlo", "1.67", "1999-04-10", "1999-04-05T17:00", "1999-04-01T09:00", true);
        // The tenth is a Saturday.
        followUpTasks.open(after, "carlo", at("1999-04-12T17:00"));

        // Whoever has left does nothing any more that could be checked.
        CoachingPlan cyan = plan("cyan", "opening_calls-1", 1);
        String left = held(cyan, 1, "carlo", "1999-03-02T10:00", 60);
        report(left, "carlo", "1.00", "1999-03-10", "1999-03-04T17:00", "1999-03-02T18:00", true);
        plans.save(plans.findById(cyan.id()).orElseThrow().closed(at("1999-03-08T12:00")));

        // Vera comes along in the place of Carlo, and writes the report.
        CoachingPlan vera = plan("raj", DISCOVERY, 2);
        String instead = held(vera, 1, "vera", "1999-03-09T10:00", 60);
        report(instead, "vera", "2.00", "1999-03-12", "1999-03-11T17:00", "1999-03-11T16:00", true);
        followUp(instead, FieldVisitReport.FollowUp.Result.DONE, "vera");
    }

    @Test
    void saysWhatAManagerDidInTheSpan() throws JSONException, JsonProcessingException {
        CoachingReport report = reports.report("carlo", FROM, TO, 0);

        JSONAssert.assertEquals("""
                {"from": "1999-03-01", "to": "1999-03-31", "page": 0, "pages": 1, "total": 1,
                 "managers": [
                   {"id": "carlo", "name": "Carlo Conti", "reps": 4, "repsCoached": 4,
                    "visitsPlanned": 6, "visitsHeld": 5, "reportsDue": 6, "reportsOnTime": 4,
                    "followUpsDue": 4, "followUpsDone": {"done": 1, "partly": 1, "notDone": 1},
                    "hoursPerRepAMonth": 1.50,
                    "levelGained": [
                      {"skill": "needs_discovery", "name": "Needs discovery", "cycles": 2, "gain": 1.13},
                      {"skill": "opening_calls", "name": "Opening", "cycles": 1, "gain": 0.00},
                      {"skill": "call_planning", "name": "Planning calls", "cycles": 1, "gain": -0.33}],
                    "overdue": {"reports": 1, "followUps": 1}}]}
                """, json.writeValueAsString(report), true);
    }

    @Test
    void showsLeadersAndHrEverybodyByName() {
        for (String reader : new String[] {"vera", "hana"}) {
            CoachingReport all = reports.report(reader, FROM, TO, 0);

            assertThat(all.managers())
                    .extracting(CoachingReport.ManagerFigures::name)
                    .contains("Carlo Conti", "Marco Bianchi", "Mina Park", "Vera Lindqvist")
                    .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
            assertThat(line(all, "carlo"))
                    .usingRecursiveComparison()
                    .ignoringFields("levelGained")
                    .isEqualTo(reports.report("carlo", FROM, TO, 0).managers().get(0));
            assertThat(line(all, "vera")).satisfies(vera -> {
                assertThat(vera.reps()).isZero();
                assertThat(vera.repsCoached()).isEqualTo(1);
                assertThat(vera.visitsHeld()).isEqualTo(1);
                assertThat(vera.hoursPerRepAMonth()).as("by no rep").isNull();
            });
        }
    }

    @Test
    void countsTheHoursOfALongerSpanByItsMonths() {
        // 360 minutes in March and 45 on the first of April.
        assertThat(reports.report("carlo", FROM, "1999-04-15", 0)
                        .managers()
                        .get(0)
                        .hoursPerRepAMonth())
                .isEqualByComparingTo("1.13");
        assertThat(reports.report("carlo", "1999-05-01", "1999-05-31", 0)
                        .managers()
                        .get(0))
                .satisfies(may -> {
                    assertThat(may.hoursPerRepAMonth()).isEqualByComparingTo("0.00");
                    assertThat(may.levelGained()).isEmpty();
                    assertThat(may.overdue()).as("whatever the span").isEqualTo(new CoachingReport.Overdue(1, 1));
                });
    }

    @Test
    void countsNothingAsDueBeforeItIs() {
        assertThat(carlosFirstHalf().reportsDue()).isEqualTo(4);
        assertThat(carlosFirstHalf().reportsOnTime()).isEqualTo(3);

        Monday.jumpTo(at("1999-03-04T12:00"));
        assertThat(carlosFirstHalf().reportsDue())
                .as("not those of Thursday and later")
                .isEqualTo(2);
        assertThat(carlosFirstHalf().followUpsDue()).isZero();
        assertThat(carlosFirstHalf().overdue().followUps()).isZero();

        Monday.jumpTo(at("1999-03-06T00:00"));
        assertThat(carlosFirstHalf().followUpsDue()).as("the fifth is over").isEqualTo(1);

        Monday.jumpTo(at("1999-04-12T17:00"));
        assertThat(carlosFirstHalf().overdue().followUps())
                .as("the tenth was a Saturday")
                .isZero();
        Monday.jumpTo(at("1999-04-12T17:01"));
        assertThat(carlosFirstHalf().overdue().followUps()).isEqualTo(1);
    }

    @Test
    void makesNoLateReportOneInTimeByStoppingOrMoving() {
        CoachingReport.ManagerFigures before = carlosMarch();
        CoachingPlan plan = plan("rosa", DISCOVERY, 2);
        FieldVisit late = visits.save(planned(plan, 1, "carlo", "1999-03-22T10:00", 60));
        reportTasks.open(late.id(), "carlo", at("1999-03-24T17:00"));
        assertThat(carlosMarch().overdue().reports()).isEqualTo(before.overdue().reports() + 1);

        late = visits.save(late.cancelled());
        reportTasks.cancel(late.id(), "carlo", at("1999-03-25T08:00"));
        assertThat(carlosMarch().visitsPlanned()).isEqualTo(before.visitsPlanned() + 1);
        assertThat(carlosMarch().reportsDue()).isEqualTo(before.reportsDue() + 1);
        assertThat(carlosMarch().reportsOnTime()).isEqualTo(before.reportsOnTime());

        Monday.jumpTo(at("1999-03-31T09:00"));
        FieldVisit moved = visits.save(planned(plan, 2, "carlo", "1999-03-22T10:00", 60)
                .moved(at("1999-03-29T10:00"), 60, at("1999-03-25T09:00")));
        reportTasks.cancelled(moved.id(), "carlo", at("1999-03-24T17:00"), at("1999-03-25T09:00"));
        assertThat(carlosMarch().overdue().reports())
                .as("the time runs anew")
                .isEqualTo(before.overdue().reports());
        visits.save(moved.held("carlo"));
        report(moved.id(), "carlo", "2.00", "1999-04-10", "1999-03-31T17:00", "1999-03-30T09:00", true);
        Monday.again();
        assertThat(carlosMarch().reportsDue()).isEqualTo(before.reportsDue() + 2);
        assertThat(carlosMarch().reportsOnTime()).isEqualTo(before.reportsOnTime());
    }

    private CoachingReport.ManagerFigures carlosMarch() {
        return line(reports.report("hana", FROM, "1999-03-31", 0), "carlo");
    }

    @Test
    void letsNoManagerPayForWhenTheRepConfirmsOrForWhoWasTheirManagerBefore() {
        person("mo", "Mo Moreno", "manager", "vera", null);
        person("rex", "Rex Reed", "rep", "mo", null);
        CoachingPlan plan = plan("rex", DISCOVERY, 2);
        String visit = held(plan, 1, "carlo", "1999-05-03T10:00", 60);
        report(visit, "carlo", "2.00", "1999-05-05", "1999-05-05T17:00", "1999-05-03T18:00", false);
        int carlos = carlosMarch().overdue().followUps();
        Monday.jumpTo(at("1999-05-10T16:00"));
        assertThat(overdueFollowUps("mo")).as("Rex has time to confirm").isZero();

        visitReports.save(visitReports.findById(visit).orElseThrow().notConfirmed(at("1999-05-10T17:00")));
        followUpTasks.open(visit, "mo", at("1999-05-11T17:00"));
        Monday.jumpTo(at("1999-05-11T17:00"));
        assertThat(overdueFollowUps("mo")).isZero();
        Monday.jumpTo(at("1999-05-11T17:01"));
        assertThat(overdueFollowUps("mo")).as("Rex is Mo's by now").isEqualTo(1);
        assertThat(overdueFollowUps("carlo")).isEqualTo(carlos);
    }

    private int overdueFollowUps(String manager) {
        return line(reports.report("hana", FROM, "1999-03-31", 0), manager)
                .overdue()
                .followUps();
    }

    @Test
    void showsTheGainOfASingleRepToTheirManagerAlone() {
        assertThat(carlosMarch().levelGained())
                .filteredOn(gained -> gained.cycles() == 1)
                .isNotEmpty()
                .allSatisfy(gained -> assertThat(gained.gain()).isNull());

        assertThat(reports.report("carlo", FROM, "1999-03-31", 0)
                        .managers()
                        .get(0)
                        .levelGained())
                .isNotEmpty()
                .allSatisfy(gained -> assertThat(gained.gain()).isNotNull());
    }

    private CoachingReport.ManagerFigures carlosFirstHalf() {
        return reports.report("carlo", FROM, "1999-03-15", 0).managers().get(0);
    }

    @Test
    void comesInPagesOfFifty() {
        for (int i = 0; i < 60; i++) {
            person("aaa" + i, "Aaa " + i, "manager", "vera", null);
        }

        CoachingReport first = reports.report("vera", FROM, TO, 0);
        CoachingReport second = reports.report("vera", FROM, TO, 1);

        assertThat(first.managers()).hasSize(50).allMatch(line -> line.id().startsWith("aaa"));
        assertThat(second.managers()).hasSize(first.total() - 50).doesNotContainAnyElementsOf(first.managers());
        assertThat(first.total()).isGreaterThanOrEqualTo(67);
        assertThat(first.pages()).isEqualTo(2);
        assertThat(reports.report("vera", FROM, TO, Integer.MAX_VALUE).managers())
                .isEmpty();
    }

    @Test
    void asksAsOftenForManyAsForFew() {
        long forFew = Statements.during(() -> reports.report("vera", "1999-01-01", "1999-01-31", 0));
        for (int i = 0; i < 40; i++) {
            person("m" + i, "Manager " + i, "manager", "vera", null);
            person("r" + i, "Rep " + i, "rep", "m" + i, null);
            CoachingPlan plan = plan("r" + i, DISCOVERY, 2);
            String visit = held(plan, 1, "m" + i, "1999-03-09T10:00", 60);
            report(visit, "m" + i, "3.00", "1999-03-12", "1999-03-11T17:00", "1999-03-11T18:00", true);
        }

        assertThat(Statements.during(
                        () -> assertThat(reports.report("vera", FROM, TO, 0).managers())
                                .hasSizeGreaterThan(40)))
                .isBetween(6L, Math.min(forFew, 12L));
    }

    @ParameterizedTest
    @CsvSource({"hana, 200", "vera, 200", "marco, 200", "rosa, 403", "ada, 403", "intake, 403"})
    void isForThoseWhoAnswerForCoaching(String caller, int status) {
        HttpResponse<String> answer = ask(caller, "from=1999-03-01&to=1999-03-31");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains(status == 200 ? "\"marco\"" : "Only HR and leaders see the figures of coaching");
        if (caller.equals("marco")) {
            assertThat(answer.body()).doesNotContain("\"mina\"", "Mina Park");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    from=1999-03-31&to=1999-03-01        | 422 | “from” is after “to”
                    from=1999-02-30&to=1999-03-01        | 422 | “from” must be a day
                    from=1999-03-01                      | 422 | “to” must be a day
                    from=1999-03-01&to=1999-03-31&page=x | 400 | The page must be a whole number
                    from=1999-03-01&to=1999-03-31&page=-1 | 400 | The page must be a whole number""")
    void refusesWhatIsNoSpanOrPage(String query, int status, String sentence) {
        HttpResponse<String> answer = ask("hana", query);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void asksWhoItIsBeforeWhichDays() {
        assertThatThrownBy(() -> reports.report("rosa", null, null, 0))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.FORBIDDEN));
    }

    private HttpResponse<String> ask(String caller, String query) {
        return Visitor.system(port, caller, "drumbeat").get("/api/coaching/report?" + query);
    }

    private static CoachingReport.ManagerFigures line(CoachingReport report, String manager) {
        return report.managers().stream()
                .filter(line -> line.id().equals(manager))
                .findFirst()
                .orElseThrow();
    }

    private void person(String id, String name, String role, String manager, LocalDate leftOn) {
        jdbc.update(
                "insert into person (id, name, role, manager_id, left_on, version) values (?, ?, ?, ?, ?, 0)",
                id,
                name,
                role,
                manager,
                leftOn);
    }

    private CoachingPlan plan(String rep, String skill, int baseline) {
        return rows.plan(rep, new Focus(skill, baseline, 5, 6, 14), at("1999-02-01T12:00"));
    }

    private String held(CoachingPlan plan, int place, String manager, String starts, int minutes) {
        return rows.held(plan, place, "carlo", manager, starts, minutes).id();
    }

    private void report(
            String visit, String by, String mean, String action, String due, String submitted, boolean confirmed) {
        FieldVisitReport report = rows.report(visits.visit(visit), by, mean, action, due, submitted);
        if (confirmed) {
            visitReports.save(report.confirmed(null, at(submitted)));
        }
        reportTasks.completed(visit, by, at(due), at(submitted));
    }

    private void followUp(String visit, FieldVisitReport.FollowUp.Result result) {
        followUp(visit, result, "carlo");
    }

    private void followUp(String visit, FieldVisitReport.FollowUp.Result result, String by) {
        visitReports.save(visitReports
                .report(visit)
                .with(new FieldVisitReport.FollowUp(result, "Heard it", by, at("1999-04-01T12:00"))));
    }
}
