package org.drumbeat.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.drumbeat.imports.Workbooks;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcOperations;

/** The import through its doors: as a system sends a file, and as HR uploads one on the page. */
@DrumbeatTest
class ResultsImportApiTest {

    private static final String API = "/api/results/import";
    private static final String IMPORTS = "/api/results/imports";
    private static final String PAGE = "/results/import";
    private static final byte[] GOOD = Upload.csv("rosa,2040-01,5000,4000,USD,,", "raj,2040-01,5000,,USD,,");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcOperations jdbc;

    @AfterEach
    void away() {
        jdbc.update("delete from sales_result where month_start >= date '2040-01-01'");
        jdbc.update("delete from sales_result_import");
    }

    @AlsoOnPostgres(
            value = Kind.SQL,
            statementsOf = {ImportLog.class, ResultLines.class})
    @ParameterizedTest
    @ValueSource(strings = {"hana", "ada"})
    void importsTwiceAndTheSecondTimeNothingChanges(String caller) throws JSONException {
        assertAnswer(as(caller).upload(API, "results.csv", GOOD), 200, 2, 2, 0, 0);
        assertAnswer(as(caller).upload(API, "results.csv", GOOD), 200, 2, 0, 0, 2);

        JSONAssert.assertEquals(
                """
                {"page": 0, "pages": 1, "total": 2, "imports": [
                  {"startedBy": "%s", "fileName": "results.csv", "size": %d, "bytesRead": %d, "rowsRead": 2,
                   "state": "done", "created": 0, "updated": 0, "unchanged": 2, "errors": 0, "cancelledBy": null},
                  {"created": 2}]}""".formatted(caller, GOOD.length, GOOD.length),
                as(caller).get(IMPORTS).body(),
                false);
    }

    @Test
    void answers422WithEveryErrorAndTellsHowManyDealsItPassedOver() throws JSONException {
        HttpResponse<String> refused = as("hana").upload(API, "results.csv", Upload.csv("rosa,2040,1,1,USD,,"));

        assertThat(refused.statusCode()).isEqualTo(422);
        JSONAssert.assertEquals("""
                {"rows": 1, "created": 0, "updated": 0, "unchanged": 0, "errors": [
                  {"row": 2, "column": "month",
                   "message": "“2040” is no month such as 2027-01, nor the first day of one."}],
                 "warnings": []}""", refused.body(), true);
        JSONAssert.assertEquals(
                "{\"imports\": [{\"state\": \"refused\", \"errors\": 1}]}",
                as("hana").get(IMPORTS).body(),
                false);

        byte[] deals = Upload.text(
                "Owner,Close Date,Amount,Stage", "rosa,2040-01-02,5,Closed Won", "rosa,2040-01-02,5,Closed Lost");
        JSONAssert.assertEquals(
                "{\"rows\": 2, \"created\": 1, \"updated\": 0, \"unchanged\": 0, \"passedOver\": 1, \"errors\": [],"
                        + " \"warnings\": []}",
                as("hana").upload(API + "?currency=EUR", "deals.csv", deals).body(),
                true);
        assertThat(jdbc.queryForObject(
                        "select currency from sales_result where month_start >= date '2040-01-01'", String.class))
                .isEqualTo("EUR");
        assertProblem(as("hana").upload(API + "?currency=euros", "deals.csv", deals), 422, "“euros” is no currency");
    }

    @Test
    void checksOnlyAndTellsTheSumsBeforeAndAfter() throws JSONException {
        as("hana").upload(API, "results.csv", Upload.csv("rosa,2040-01,5000,100,USD,,"));

        HttpResponse<String> checked = as("hana").upload(API + "?dryRun=true", "results.csv", GOOD);

        assertThat(checked.statusCode()).isEqualTo(200);
        JSONAssert.assertEquals("""
                {"rows": 2, "created": 1, "updated": 1, "unchanged": 0, "errors": [], "warnings": [],
                 "sums": [{"month": "2040-01", "currency": "USD", "bookedBefore": 100.00, "bookedAfter": 4000.00,
                           "quotaBefore": 5000.00, "quotaAfter": 10000.00}],
                 "changes": [
                   {"person": "rosa", "month": "2040-01", "currency": "USD", "bookedBefore": 100.00,
                    "bookedAfter": 4000.00, "quotaBefore": 5000.00, "quotaAfter": 5000.00},
                   {"person": "raj", "month": "2040-01", "currency": "USD", "bookedBefore": null,
                    "bookedAfter": null, "quotaBefore": null, "quotaAfter": 5000.00}]}""", checked.body(), true);
        assertThat(stored()).isEqualTo(1);
        assertThat(as("hana").get(IMPORTS).body()).contains("\"state\":\"checked\"");
        assertAnswer(as("hana").upload(API, "results.csv", GOOD), 200, 2, 1, 1, 0);
    }

    @Test
    void thePageNamesThoseWhoseResultsWouldChange() {
        String page = inBrowser("hana")
                .upload(PAGE, "results.csv", GOOD, "dryRun", "true")
                .body();

        assertThat(page).contains("<td>Rosa Delgado</td>").doesNotContain("<td>rosa</td>");
    }

    @Test
    void takesTheOrderOfDatesAndTheWonStagesAsTheyAreNamed() throws JSONException {
        byte[] deals = Upload.text("Owner,Close Date,Amount,Stage", "rosa,04/03/2040,5,Contract signed");

        assertThat(as("hana").upload(API, "deals.csv", deals).statusCode()).isEqualTo(422);
        assertAnswerOfDeals(as("hana").upload(API + "?dates=day-first&won=Contract%20signed", "deals.csv", deals), 1);
        assertThat(jdbc.queryForObject(
                        "select month_start from sales_result where month_start >= date '2040-01-01'", String.class))
                .isEqualTo("2040-03-01");
        assertProblem(
                as("hana").upload(API + "?dates=dmy", "deals.csv", deals),
                422,
                "“dmy” is no order of dates: use one of");
    }

    private static void assertAnswerOfDeals(HttpResponse<String> answer, int created) throws JSONException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JSONAssert.assertEquals("{\"created\": %d}".formatted(created), answer.body(), false);
    }

    // What is known

    @AlsoOnPostgres(value = Kind.SQL, statementsOf = ResultLines.class)
    @Test
    void exportsWhatItImportsAgainUnchanged() throws JSONException {
        byte[] file = Upload.csv("rosa,2040-01,5000,-20.5,USD,'=Source,@7", "raj,2040-02,,,EUR,,");
        as("hana").upload(API, "results.csv", file);

        HttpResponse<String> export = as("hana").get("/api/results/export?from=2040-01");

        assertThat(export.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"results.csv\"");
        assertThat(export.body().lines())
                .containsExactly(
                        "\ufeffperson,month,quota,booked,currency,source,external_id",
                        "raj,2040-02,,,EUR,,",
                        "rosa,2040-01,5000.00,-20.50,USD,'=Source,'@7");
        assertAnswer(
                as("hana").upload(API, "results.csv", export.body().getBytes(StandardCharsets.UTF_8)), 200, 2, 0, 0, 2);
        assertProblem(as("hana").get("/api/results/export?from=soon"), 422, "“from” must be a month, such as 2027-01.");
    }

    @Test
    void peopleLookAtWhatIsKnownOfTheirLineAndHrAtEverything() {
        as("hana").upload(API, "results.csv", Upload.csv("rosa,2040-01,1234,1,USD,,", "marco,2040-01,7777,1,USD,,"));

        assertThat(inBrowser("hana").get("/results?from=2040-01").body())
                .contains("Rosa Delgado", "1,234.00", "7,777.00", "Download these as CSV");
        assertThat(inBrowser("marco").get("/results?from=2040-01").body()).contains("1,234.00", "7,777.00");
        assertThat(inBrowser("rosa").get("/results?from=2040-01").body())
                .contains("1,234.00")
                .doesNotContain("7,777.00");
        assertThat(inBrowser("rosa").get("/results/export?from=2040-01").body())
                .contains("1234.00")
                .doesNotContain("7777.00");
        assertThat(as("rosa")
                        .get("/api/results/export?from=2040-01&person=marco")
                        .body())
                .doesNotContain("7777.00");
        assertThat(inBrowser("hana")
                        .get("/results?person=ROSA+del&from=2040-01")
                        .body())
                .contains("1,234.00")
                .doesNotContain("7,777.00");
        assertThat(inBrowser("hana").get("/results?page=1").body()).contains("Page 2 of");
        assertThat(inBrowser("hana").get("/results?from=soon").body()).contains("“from” must be a month");
    }

    @Test
    void hrBeginsWithATemplate() {
        assertThat(inBrowser("hana").get(PAGE + "/template").body().lines())
                .first()
                .isEqualTo("\ufeffperson,month,quota,booked,currency,source,external_id");
        assertThat(inBrowser("hana").get("/people/import/template").body())
                .contains("id,name,email,role,manager,region,territory,hired_on,left_on", "jdoe,Jane Doe");
        assertThat(inBrowser("rosa").get(PAGE + "/template").statusCode()).isEqualTo(403);
        assertThat(inBrowser("rosa").get("/people/import/template").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosa", "marco", "vera", "intake"})
    void takesAFileOnlyFromHrAndAdmins(String caller) {
        assertThat(as(caller).upload(API, "results.csv", GOOD).statusCode()).isEqualTo(403);
        assertThat(as(caller).get(IMPORTS).statusCode()).isEqualTo(403);
        assertThat(as(caller).json("POST", IMPORTS + "/x/cancel", "").statusCode())
                .isEqualTo(403);
        assertThat(stored()).isZero();
    }

    @Test
    void answers415And413And400() throws JSONException {
        assertProblem(
                as("hana").upload(API, "results.csv", "id\u0000".getBytes(StandardCharsets.UTF_8)),
                415,
                "neither a CSV file nor an Excel workbook");
        assertProblem(as("hana").upload(API, "results.xlsx", Workbooks.bomb(300)), 413, "unpacks to far more");
        assertProblem(
                as("hana").upload(API, "results.csv", new byte[22_100_000]),
                413,
                "The file is too large: send it in parts of at most 20 MB.");
        assertThat(as("hana").json("POST", API, "{}").statusCode()).isEqualTo(415);
        assertProblem(as("hana").get(IMPORTS + "?page=-1"), 400, "The page must be a whole number");
    }

    @Test
    void receivesMoreThanOtherPathsDo() throws JSONException {
        byte[] nineMegabytes = Upload.csv(("rosa,2040-01,5000,4000,USD," + " ".repeat(9_000_000) + ","));

        assertAnswer(as("hana").upload(API, "results.csv", nineMegabytes), 200, 1, 1, 0, 0);
        assertThat(as("hana")
                        .upload("/api/people/import", "people.csv", nineMegabytes)
                        .statusCode())
                .isEqualTo(413);
    }

    // While it runs

    @AlsoOnPostgres(
            value = {Kind.SQL, Kind.LOCKS, Kind.RACES},
            statementsOf = ImportLog.class)
    @Test
    void othersSeeHowFarAnImportIsAndThatTheyHaveToWaitAndCanCancelIt() throws Exception {
        CompletableFuture<HttpResponse<String>> importing =
                CompletableFuture.supplyAsync(() -> as("hana").upload(API, "long.csv", aLongFile()));
        JSONObject running = running();
        assertThat(running.getString("startedBy")).isEqualTo("hana");
        assertThat(running.getString("fileName")).isEqualTo("long.csv");
        assertThat(running.getLong("bytesRead")).isPositive().isLessThanOrEqualTo(running.getLong("size"));

        assertProblem(as("ada").upload(API, "results.csv", GOOD), 409, "Hana Yamamoto is importing “long.csv”, ");

        String cancel = IMPORTS + "/" + running.getString("id") + "/cancel";
        assertThat(as("ada").json("POST", cancel, "").statusCode()).isEqualTo(204);
        assertProblem(
                importing.get(1, TimeUnit.MINUTES),
                409,
                "The import of “long.csv” was cancelled by Ada Mensah, so nothing was imported.");
        assertThat(stored()).isZero();
        assertThat(as("hana").get(IMPORTS).body()).contains("\"state\":\"cancelled\"", "\"cancelledBy\":\"ada\"");
        assertProblem(as("ada").json("POST", cancel, ""), 409, "This import is over already.");
        assertProblem(as("ada").json("POST", IMPORTS + "/x/cancel", ""), 404, "There is no import “x”.");

        assertAnswer(as("ada").upload(API, "results.csv", GOOD), 200, 2, 2, 0, 0);
    }

    @AlsoOnPostgres(value = Kind.SQL, statementsOf = ImportLog.class)
    @Test
    void anImportThatDiedWithItsNodeHoldsUpNobody() throws JSONException {
        jdbc.update("""
                insert into sales_result_import
                    (id, started_by, file_name, size_bytes, bytes_read, rows_read, state, started_at)
                values ('dead', 'hana', 'dead.csv', 100, 50, 5, 'running', current_timestamp)""");

        assertThat(as("hana").get(IMPORTS).body()).contains("\"state\":\"lost\"");
        jdbc.update("update sales_result_import set state = 'running'");
        assertProblem(as("hana").json("POST", IMPORTS + "/dead/cancel", ""), 409, "This import is over already.");
        jdbc.update("update sales_result_import set state = 'running'");
        assertAnswer(as("hana").upload(API, "results.csv", GOOD), 200, 2, 2, 0, 0);
        assertThat(as("hana").get(IMPORTS).body()).contains("\"state\":\"lost\"", "\"state\":\"done\"");
    }

    // The page

    @ParameterizedTest
    @CsvSource({"hana, 200", "ada, 200", "rosa, 403", "vera, 403", "intake, 403"})
    void thePageIsOpenToHrAndAdminsWhoFindItOnTheHomePage(String caller, int status) {
        Visitor browser = inBrowser(caller);

        assertThat(browser.get(PAGE).statusCode()).isEqualTo(status);
        assertThat(browser.get("/").body().contains("href=\"" + PAGE + "\"")).isEqualTo(status == 200);
    }

    @Test
    void thePageShowsErrorsInATableAndThenImports() {
        Visitor hana = inBrowser("hana");
        byte[] bad = Upload.csv("<i>zoe</i>,2040-01,1,1,USD,,");

        HttpResponse<String> refused = hana.upload(PAGE, "results.csv", bad, "currency", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("results.csv has 1 error.", "<td>2</td>", "<td>person</td>")
                .contains("Nobody has the id “&lt;i&gt;zoe&lt;/i&gt;”");

        HttpResponse<String> imported = hana.upload(PAGE, "results.csv", GOOD, "currency", "");
        assertThat(imported.statusCode()).isEqualTo(200);
        assertThat(imported.body())
                .contains("results.csv is imported. Months added: 2, changed: 0, unchanged: 0.")
                .contains("The latest imports", "Hana Yamamoto", "done");

        byte[] deals = Upload.text("Owner,Close Date,Amount,Stage", "rosa,2040-01-02,5,Open");
        assertThat(hana.upload(PAGE, "deals.csv", deals, "currency", "eur").body())
                .contains("Deals that are not won, and were passed over: 1.");
        assertThat(hana.upload(PAGE, "deals.csv", deals, "currency", "eu").body())
                .contains("“eu” is no currency");
        assertThat(hana.get(PAGE + "/progress").body()).isEqualTo("{}");
    }

    @Test
    void thePageSaysWhatIsTooLargeAndTakesNothingWithoutItsToken() {
        Visitor hana = inBrowser("hana");

        HttpResponse<String> large = hana.upload(PAGE, "results.csv", new byte[22_100_000], "currency", "");
        assertThat(large.headers().firstValue("Location")).get().asString().endsWith(PAGE + "?tooLarge");
        assertThat(hana.get(PAGE + "?tooLarge").body()).contains("at most", "20", "MB. Import it in parts.");

        assertThat(hana.upload(PAGE, "results.csv", GOOD).statusCode()).isEqualTo(302);
        assertThat(stored()).isZero();
    }

    @Test
    void thePageLooksIntoNoFileOfSomebodyWhoMayNotUpload() {
        assertThat(Visitor.anonymous(port)
                        .upload(PAGE, "results.csv", GOOD)
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login?stale");
        assertThat(inBrowser("rosa").upload(PAGE, "results.csv", GOOD).statusCode())
                .isEqualTo(403);
        assertThat(stored()).isZero();
    }

    @Test
    void thePageCancelsWithoutItsScript() throws Exception {
        CompletableFuture<HttpResponse<String>> importing =
                CompletableFuture.supplyAsync(() -> as("hana").upload(API, "long.csv", aLongFile()));
        String id = running().getString("id");
        Visitor ada = inBrowser("ada");
        assertThat(ada.get(PAGE + "/progress").body()).contains("\"running\"", id);

        ada.submit(PAGE, PAGE + "/" + id + "/cancel", "x=y");

        assertThat(ada.follow(ada.answer()).body()).contains("This import will stop in a moment.");
        assertThat(importing.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(409);
        ada.submit(PAGE, PAGE + "/" + id + "/cancel", "x=y");
        assertThat(ada.follow(ada.answer()).body()).contains("This import is over already.");
    }

    /** So many deals that there is time to look. */
    private static byte[] aLongFile() {
        return Upload.deals(600_000);
    }

    private JSONObject running() {
        return Awaitility.await("an import runs")
                .until(this::runningOne, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JSONObject> runningOne() throws JSONException {
        JSONArray imports = new JSONObject(as("ada").get(IMPORTS).body()).getJSONArray("imports");
        for (int i = 0; i < imports.length(); i++) {
            JSONObject one = imports.getJSONObject(i);
            if (one.getString("state").equals("running") && one.getInt("rowsRead") > 0) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private int stored() {
        return jdbc.queryForObject(
                "select count(*) from sales_result where month_start >= date '2040-01-01'", Integer.class);
    }

    private Visitor as(String person) {
        return Visitor.system(port, person, "drumbeat");
    }

    private Visitor inBrowser(String person) {
        return Visitor.anonymous(port).logIn(person, "drumbeat");
    }

    private static void assertAnswer(
            HttpResponse<String> answer, int status, int rows, int created, int updated, int unchanged)
            throws JSONException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JSONAssert.assertEquals(
                "{\"rows\": %d, \"created\": %d, \"updated\": %d, \"unchanged\": %d, \"errors\": [], \"warnings\": []}"
                        .formatted(rows, created, updated, unchanged),
                answer.body(),
                true);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String sentence) throws JSONException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(new JSONObject(answer.body()).getString("detail")).contains(sentence);
    }
}
