package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
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
class PeopleImportApiTest {

    private static final String API = "/api/people/import";
    private static final String PAGE = "/people/import";
    private static final byte[] GOOD = Spreadsheets.csv(
            "zoe,Zoe Zimmer,zoe@example.com,manager,vera,North,,2026-01-15,",
            "zack,Zack Zorn,zack@example.com,rep,zoe,North,Bemidji,2026-02-15,");

    @LocalServerPort
    private int port;

    @Autowired
    private PersonRepository persons;

    @Autowired
    private JdbcOperations jdbc;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private Clock clock;

    @AfterEach
    void away() {
        jdbc.update("delete from person where id = 'zack'");
        jdbc.update("delete from person where id = 'zoe'");
        List.of("zack", "zoe").forEach(identityService::deleteUser);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hana", "ada"})
    void importsTwiceAndTheSecondTimeNothingChanges(String caller) throws JSONException {
        assertAnswer(as(caller).upload(API + "?dryRun=true", "people.csv", GOOD), 200, 2, 2, 0, 0);
        assertThat(persons.existsById("zoe")).isFalse();

        assertAnswer(as(caller).upload(API, "people.csv", GOOD), 200, 2, 2, 0, 0);
        assertThat(persons.findById("zack").orElseThrow().managerId()).isEqualTo("zoe");

        assertAnswer(as(caller).upload(API, "people.csv", GOOD), 200, 2, 0, 0, 2);
    }

    @Test
    void answers422WithEveryErrorAndAppliesNothing() throws JSONException {
        byte[] bad = Spreadsheets.csv(
                "zoe,Zoe Zimmer,zoe@example.com,manager,vera,North,,2026-01-15,", "zack,Zack,zack,chief,zoe,,,,");

        for (String path : List.of(API, API + "?dryRun=true")) {
            HttpResponse<String> answer = as("hana").upload(path, "people.csv", bad);

            assertThat(answer.statusCode()).isEqualTo(422);
            JSONAssert.assertEquals("""
                    {"rows": 2, "created": 0, "updated": 0, "unchanged": 0, "errors": [
                      {"row": 3, "column": "role",
                       "message": "“chief” is not a role: use one of rep, manager, leader, hr, admin, intake."},
                      {"row": 3, "column": "email", "message": "“zack” is no e-mail address."}],
                     "warnings": []}""", answer.body(), true);
        }
        assertThat(persons.existsById("zoe")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosa", "marco", "vera", "intake"})
    void takesAFileOnlyFromHrAndAdmins(String caller) throws JSONException {
        assertProblem(as(caller).upload(API, "people.csv", GOOD), 403, "Only HR and admins import people.");
        assertThat(persons.existsById("zoe")).isFalse();
    }

    @Test
    void answers415ForWhatIsNoSuchFile() throws JSONException {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};

        assertProblem(as("hana").upload(API, "people.csv", picture), 415, "neither a CSV file nor an Excel workbook");
        assertThat(as("hana").json("POST", API, "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void answers413ForWhatIsTooLarge() throws JSONException {
        byte[] large = "x".repeat(5_300_000).getBytes(StandardCharsets.US_ASCII);
        byte[] larger = "x".repeat(9_000_000).getBytes(StandardCharsets.US_ASCII);

        assertProblem(as("hana").upload(API, "people.csv", large), 413, "The file is too large");
        assertProblem(as("hana").upload(API, "people.csv", larger), 413, "The file is too large");
        assertProblem(as("hana").upload(API, "people.xlsx", Workbooks.bomb(300)), 413, "unpacks to far more");
    }

    @Test
    void answers400WithoutAFile() throws JSONException {
        HttpResponse<String> answer = as("hana").upload(API.replace("import", "import?x=y"), "people.csv", new byte[0]);

        assertThat(answer.statusCode())
                .as("an empty file is a file with an error")
                .isEqualTo(422);
        assertThat(answer.body()).contains("The file is empty.");
    }

    @Test
    void anAdminGivesWhoeverIsNewTheirFirstPassword() {
        as("hana").upload(API, "people.csv", GOOD);
        Visitor zack = Visitor.system(port, "zack", "first-Password-1");
        assertThat(zack.get("/api/people").statusCode()).isEqualTo(401);
        identityService.unlockUser("zack");

        HttpResponse<String> set = as("ada")
                .json(
                        "PUT",
                        "/engine-rest/user/zack/credentials",
                        "{\"password\": \"first-Password-1\", \"authenticatedUserPassword\": \"drumbeat\"}");

        assertThat(set.statusCode()).isEqualTo(204);
        assertThat(zack.get("/api/people?query=zack").body()).contains("\"Zack Zorn\"");
    }

    @Test
    void aLoginThatIsNotOpenYetSaysWhenItOpens() throws JSONException {
        LocalDate firstDay = LocalDate.now(clock).plusDays(10);
        as("hana")
                .upload(
                        API,
                        "people.csv",
                        Spreadsheets.csv("zack,Zack Zorn,zack@example.com,rep,marco,North,Bemidji," + firstDay + ","));
        identityService.saveUser(withPassword("zack"));
        Visitor zack = Visitor.system(port, "zack", "a-long-secret-word");

        for (String path : List.of("/api/people", "/engine-rest/task")) {
            assertProblem(
                    zack.with("Accept", "application/json").get(path),
                    401,
                    "Your login opens on "
                            + DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                    .withLocale(Locale.US)
                                    .format(firstDay)
                            + ", your first day.");
        }
        assertThat(Visitor.system(port, "zack", "another-long-word")
                        .get("/api/people")
                        .body())
                .contains("do not fit together")
                .doesNotContain("first day");
    }

    @Test
    void endsTheAccessOfALeaverAtOnce() throws JSONException {
        as("hana").upload(API, "people.csv", GOOD);
        identityService.saveUser(withPassword("zack"));
        assertThat(Visitor.system(port, "zack", "a-long-secret-word")
                        .get("/api/people")
                        .statusCode())
                .isEqualTo(200);

        byte[] left = Spreadsheets.csv("zack,Zack Zorn,zack@example.com,rep,zoe,North,Bemidji,2026-02-15,2026-03-01");
        assertAnswer(as("hana").upload(API, "people.csv", left), 200, 1, 0, 1, 0);

        assertThat(Visitor.system(port, "zack", "a-long-secret-word")
                        .get("/api/people")
                        .statusCode())
                .isEqualTo(401);
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
    void thePageShowsErrorsInATableThenWhatWouldChangeAndThenImports() {
        Visitor hana = inBrowser("hana");
        byte[] bad = Spreadsheets.csv("zoe,Zoe <b>Zimmer</b>,zoe@example,manager,<i>vera</i>,North,,,");

        HttpResponse<String> refused = hana.upload(PAGE, "people.csv", bad, "dryRun", "true");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("people.csv has 2 errors.")
                .contains("<td>2</td>", "<td>email</td>", "“zoe@example” is no e-mail address.")
                .contains("Nobody has the id “&lt;i&gt;vera&lt;/i&gt;”");

        assertThat(hana.upload(PAGE, "people.csv", GOOD, "dryRun", "true").body())
                .contains("people.csv is in order. Importing it would add 2, change 0 and leave 0 of its 2 people");
        assertThat(persons.existsById("zoe")).isFalse();

        HttpResponse<String> imported = hana.upload(PAGE, "people.csv", GOOD, "dryRun", "false");
        assertThat(imported.statusCode()).isEqualTo(200);
        assertThat(imported.body())
                .contains("people.csv is imported: 2 added, 0 changed, 0 of its 2 people unchanged.");
        assertThat(persons.existsById("zoe")).isTrue();
    }

    @Test
    void thePageShowsTheFirstTwoHundredErrors() {
        String[] rows = new String[300];
        java.util.Arrays.setAll(rows, i -> "z" + i + ",,,rep,,,,,");

        String page = inBrowser("hana")
                .upload(PAGE, "people.csv", Spreadsheets.csv(rows), "dryRun", "true")
                .body();

        assertThat(page).contains("people.csv has 300 errors.", "The first 200 are shown.", "<td>201</td>");
        assertThat(page).doesNotContain("<td>202</td>");
    }

    @Test
    void answersTheFirstThousandErrorsAndHowManyThereAre() throws JSONException {
        String name = "x".repeat(20_000);
        String[] rows = new String[3000];
        java.util.Arrays.setAll(rows, i -> "z" + i + ",,,rep," + (i == 0 ? "" : "z0") + ",,,,");
        rows[0] = "z0," + name + ",,rep,,,,,";

        HttpResponse<String> answer = as("hana").upload(API, "people.csv", Spreadsheets.csv(rows));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body().length()).isLessThan(500_000);
        JSONArray errors = new JSONObject(answer.body()).getJSONArray("errors");
        assertThat(errors.length()).isEqualTo(1001);
        assertThat(errors.getJSONObject(0).getString("message")).isEqualTo("“name” can have at most 200 characters.");
        assertThat(errors.getJSONObject(1000).getString("message"))
                .isEqualTo("These are the first 1,000 of 5,999 errors: correct them, they may well have one cause, and"
                        + " try again.");
    }

    @Test
    void thePageSaysWhatIsNoSuchFileOrTooLarge() {
        Visitor hana = inBrowser("hana");

        HttpResponse<String> noFile =
                hana.upload(PAGE, "people.csv", "id\u0000".getBytes(StandardCharsets.UTF_8), "dryRun", "true");
        assertThat(noFile.statusCode()).isEqualTo(415);
        assertThat(noFile.body()).contains("neither a CSV file nor an Excel workbook");

        HttpResponse<String> bomb = hana.upload(PAGE, "people.xlsx", Workbooks.bomb(300), "dryRun", "true");
        assertThat(bomb.statusCode()).isEqualTo(413);
        assertThat(bomb.body()).contains("unpacks to far more");

        HttpResponse<String> large = hana.upload(PAGE, "people.csv", new byte[9_000_000], "dryRun", "true");
        assertThat(large.headers().firstValue("Location")).get().asString().endsWith(PAGE + "?tooLarge");
        assertThat(hana.get(PAGE + "?tooLarge").body()).contains("This file is too large");
    }

    @Test
    void thePageTakesNothingWithoutItsToken() {
        Visitor hana = inBrowser("hana");

        assertThat(hana.upload(PAGE, "people.csv", GOOD).statusCode()).isEqualTo(302);
        assertThat(persons.existsById("zoe")).isFalse();
    }

    private User withPassword(String id) {
        User user = identityService.createUserQuery().userId(id).singleResult();
        user.setPassword("a-long-secret-word");
        return user;
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
