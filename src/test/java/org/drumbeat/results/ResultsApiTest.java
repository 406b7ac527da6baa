package org.drumbeat.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.Visitor;
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
import org.springframework.jdbc.core.JdbcOperations;

/** What somebody sold, and who sees it. It is the middle of May 2041 here. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = ResultTable.class)
class ResultsApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ResultsImport imports;

    @Autowired
    private Results results;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcOperations jdbc;

    @BeforeEach
    void inMay() {
        Monday.jumpTo(java.time.Instant.parse("2041-05-15T12:00:00Z"));
        assertThat(YearMonth.now(clock)).isEqualTo(YearMonth.of(2041, 5));
        assertThat(Upload.by(
                                "hana",
                                imports,
                                Upload.csv(
                                        "rosa,2040-11,100,90,USD,,",
                                        "rosa,2040-12,100,60,USD,,",
                                        "rosa,2041-01,,50,USD,,",
                                        "rosa,2041-02,100,80,USD,,",
                                        "rosa,2041-03,100,100,USD,,",
                                        "rosa,2041-04,200,,USD,,",
                                        "rosa,2041-05,200,30,USD,,",
                                        "rosa,2041-06,200,,USD,,",
                                        "raj,2041-01,100,50,USD,,",
                                        "raj,2041-02,100,50,EUR,,"),
                                "")
                        .errors())
                .isEmpty();
    }

    @AfterEach
    void away() {
        Monday.again();
        jdbc.update("delete from sales_result where month_start >= date '2040-01-01'");
        // They began in 2041, and would be the latest for ever.
        jdbc.update("delete from sales_result_import");
    }

    @Test
    void tellsMonthsQuartersAndTheYearToDate() throws JSONException {
        HttpResponse<String> answer = as("hana").get("/api/results?person=rosa&from=2040-12&to=2041-06");

        assertThat(answer.statusCode()).isEqualTo(200);
        JSONAssert.assertEquals("""
                {"person": "rosa", "from": "2040-12", "to": "2041-06",
                 "months": [
                  {"month": "2040-12", "quota": 100.00, "booked": 60.00, "currency": "USD", "attainment": 0.600},
                  {"month": "2041-01", "quota": null, "booked": 50.00, "currency": "USD", "attainment": null, "note": "no quota"},
                  {"month": "2041-02", "quota": 100.00, "booked": 80.00, "currency": "USD", "attainment": 0.800},
                  {"month": "2041-03", "quota": 100.00, "booked": 100.00, "currency": "USD", "attainment": 1.000},
                  {"month": "2041-04", "quota": 200.00, "booked": null, "currency": "USD", "attainment": 0.000},
                  {"month": "2041-05", "quota": 200.00, "booked": 30.00, "currency": "USD", "attainment": 0.150},
                  {"month": "2041-06", "quota": 200.00, "booked": null, "currency": "USD", "attainment": null, "note": "not begun"}],
                 "quarters": [
                  {"quarter": "2040-Q4", "quota": 200.00, "booked": 150.00, "currency": "USD", "attainment": 0.750},
                  {"quarter": "2041-Q1", "quota": 200.00, "booked": 230.00, "currency": "USD", "attainment": 0.900},
                  {"quarter": "2041-Q2", "quota": 400.00, "booked": 30.00, "currency": "USD", "attainment": 0.075}],
                 "yearToDate": [
                  {"year": 2040, "quota": 200.00, "booked": 150.00, "currency": "USD", "attainment": 0.750},
                  {"year": 2041, "quota": 600.00, "booked": 260.00, "currency": "USD", "attainment": 0.350}]}""", answer.body(), true);
        assertThat(answer.body()).contains("\"attainment\":0.750");
    }

    @Test
    void endsQuarterAndYearWithTheSpan() throws JSONException {
        JSONAssert.assertEquals(
                """
                {"quarters": [{"quarter": "2041-Q1", "booked": 130.00, "attainment": 0.800}],
                 "yearToDate": [{"year": 2041, "booked": 130.00, "attainment": 0.800}]}""",
                as("hana")
                        .get("/api/results?person=rosa&from=2041-02&to=2041-02")
                        .body(),
                false);
    }

    @Test
    void sumsNoTwoCurrenciesAndTellsWhereNothingIsKnown() throws JSONException {
        JSONAssert.assertEquals(
                """
                {"months": [{"month": "2041-01", "attainment": 0.500}, {"month": "2041-02", "currency": "EUR"},
                            {"month": "2041-03", "quota": null, "booked": null, "currency": null, "attainment": null,
                             "note": "no quota"}],
                 "quarters": [{"quarter": "2041-Q1", "quota": null, "booked": null, "currency": null, "attainment": null,
                               "note": "several currencies"}]}""",
                as("hana")
                        .get("/api/results?person=raj&from=2041-01&to=2041-03")
                        .body(),
                false);
    }

    @Test
    void takesTheCurrentYearWhereNoMonthIsNamed() throws JSONException {
        assertSpan("", "2041-01", "2041-12");
        assertSpan("&from=2040-11", "2040-11", "2040-12");
        assertSpan("&to=2040-03", "2040-01", "2040-03");
    }

    private void assertSpan(String asked, String from, String to) throws JSONException {
        JSONObject answer = new JSONObject(
                as("hana").get("/api/results?person=rosa" + asked).body());
        assertThat(answer.getString("from") + " " + answer.getString("to")).isEqualTo(from + " " + to);
    }

    @ParameterizedTest
    @CsvSource({
        "rosa, rosa, 200",
        "marco, rosa, 200",
        "vera, rosa, 200",
        "hana, rosa, 200",
        "ada, rosa, 200",
        "raj, rosa, 403",
        "mina, rosa, 403",
        "rosa, marco, 403",
        "intake, rosa, 403",
        "hana, nobody, 404",
        "rosa, nobody, 404",
        "hana, a%00b, 404"
    })
    void isForThePersonThoseAboveThemHrAndAdmins(String caller, String person, int status) {
        HttpResponse<String> answer = as(caller).get("/api/results?person=" + person + "&from=2041-02&to=2041-02");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().contains("80.00")).isEqualTo(status == 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "person=rosa&from=2041-13             | “from” must be a month, such as 2027-01.",
                "person=rosa&to=May                   | “to” must be a month, such as 2027-01.",
                "person=rosa&from=2041-02&to=2041-01  | “from” is after “to”: name the first month first.",
                "person=rosa&from=2041-01&to=2046-01  | These are more than five years: ask for at most 60 months at once.",
                "from=2041-01                         | “person” is missing: say whose results, by their id."
            })
    void refusesWhatIsNoSpan(String asked, String sentence) throws JSONException {
        HttpResponse<String> answer = as("hana").get("/api/results?" + asked);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(new JSONObject(answer.body()).getString("detail")).isEqualTo(sentence);
        assertThat(as("hana")
                        .get("/api/results?person=rosa&from=2041-01&to=2045-12")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void otherPackagesAskForManyPeopleAtOnce() {
        Map<String, Attainment> quarter =
                results.attainmentOf(List.of("rosa", "raj", "ren"), YearMonth.of(2041, 1), YearMonth.of(2041, 3));

        assertThat(quarter).hasSize(3);
        assertThat(quarter.get("rosa").attainment()).isEqualByComparingTo("0.9");
        assertThat(quarter.get("rosa").measured()).isEqualTo(2);
        assertThat(quarter.get("raj").note()).isEqualTo(Attainment.SEVERAL_CURRENCIES);
        assertThat(quarter.get("ren").note()).isEqualTo(Attainment.NO_QUOTA);
        assertThat(results.attainmentOf(List.of(), YearMonth.of(2041, 1), YearMonth.of(2041, 3)))
                .isEmpty();
        assertThat(results.attainmentOf(List.of("rosa"), YearMonth.of(2041, 5), YearMonth.of(2041, 12))
                        .get("rosa")
                        .attainment())
                .as("months that have not begun do not count")
                .isEqualByComparingTo("0.15");
    }

    private Visitor as(String person) {
        return Visitor.system(port, person, "drumbeat");
    }
}
