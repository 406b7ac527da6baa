package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hiring's REST API, through its door. */
@DrumbeatTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiringApiTest {

    private static final String APPLICATION = """
            {"name": "Kim Novak", "email": "kim@example.org", "source": "Careers page", "consent": true}""";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    /** Nobody is ever hired for it. */
    private String vacancy;

    private int applicants;

    @BeforeAll
    void openAVacancy() {
        vacancy = answers.openVacancy();
    }

    /** Of somebody who has not applied yet. */
    private String email() {
        return "kim" + ++applicants + "@example.org";
    }

    private String application() {
        return APPLICATION.replace("kim@example.org", email());
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "hana"})
    void takesAnApplicationAndStartsItsCandidacy(String caller) throws JSONException {
        HttpResponse<String> answer = apply(caller, vacancy, application());

        assertThat(answer.statusCode()).isEqualTo(201);
        String candidacy = new JSONObject(answer.body()).getString("candidacyId");
        assertThat(desks.task("Task_ScreenApplication", candidacy)).isNotNull();
        HttpResponse<String> read = as(caller).get("/api/candidacies/" + candidacy);
        assertThat(read.statusCode()).isEqualTo(200);
        JSONAssert.assertEquals(
                "{\"id\": \"%s\", \"vacancyId\": \"%s\", \"state\": \"applied\", \"name\": \"Kim Novak\"}"
                        .formatted(candidacy, vacancy),
                read.body(),
                false);
    }

    @Test
    void answers404ForAnUnknownVacancy() {
        assertRefused(apply("intake", "no-such-vacancy", APPLICATION), 404, "There is no such vacancy.");
    }

    @Test
    void answers409WhereTheVacancyIsNotOpen() {
        assertRefused(apply("intake", answers.requestedVacancy(), APPLICATION), 409, "is not open yet");
    }

    @Test
    void answers409ForTheSameEmailTwice() {
        String application = application();
        apply("intake", vacancy, application);

        assertRefused(apply("intake", vacancy, application.replace("kim", "Kim")), 409, "already applied");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name":"Kim","email":"kim@example.org","source":"Web","consent":false} | “consent” is missing
                    {"name":"Kim","email":"kim@example.org","source":"Web"}                 | “consent” is missing
                    {"name":"Kim","email":"kim@example.org","source":"Web","consent":"oui"} | “consent” is not of the kind
                    {"name":"Kim","email":"kim","source":"Web","consent":true}              | “email” must be an e-mail address
                    {"name":" ","email":"kim@example.org","source":"Web","consent":true}    | “name” is missing
                    {"name":"Kim","email":"kim@example.org","consent":true}                 | “source” is missing
                    {}                                                                      | “name” is missing""")
    void answers422WithoutConsentOrWithBadFields(String body, String sentence) {
        assertRefused(apply("intake", vacancy, body), 422, sentence);
    }

    @AlsoOnPostgres(Kind.ERRORS)
    @ParameterizedTest
    @CsvSource({"Novak, name", "kim, email", "page, source"})
    void answers422ForTheCharacterZero(String after, String field) {
        String body = APPLICATION.replace(after, after + "\\u0000");

        assertRefused(apply("intake", vacancy, body), 422, "“" + field + "” holds the character number 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "name": "Kim\\nNovak"           | “name” must be one line: remove the line break in it.
                    "source": "a\\tb"              | “source” must be one line: remove the tab in it.
                    "name": "Kim\\u202eNovak"      | “name” holds an invisible character that turns the order of letters round (U+202E)
                    "name": "Kim\\ud800"           | “name” holds an invisible character that is no text (U+D800)
                    "name": "\\u200b\\u3164"      | “name” is missing.
                    "email": "mailto:kim@example.org" | “email” must be an e-mail address.
                    "email": "kim@example.org;"      | “email” must be an e-mail address.
                    "email": "<kim@example.org>"     | “email” must be an e-mail address.
                    "email": "kim@example..org"      | “email” must be an e-mail address.
                    "email": "kim@example.org."      | “email” must be an e-mail address.
                    "email": "a@b,c"                 | “email” must be an e-mail address.
                    "email": "j\u00f6@example.de"   | “email” has letters before the @""")
    void answers422ForTextsThatDeceiveAndAddressesThatAreNone(String field, String sentence) {
        String name = field.substring(0, field.indexOf(':'));
        String body = APPLICATION.replaceFirst(
                name + ": \"[^\"]*\"", java.util.regex.Matcher.quoteReplacement(field.strip()));

        assertRefused(apply("intake", vacancy, body), 422, sentence);
    }

    @Test
    void answers422ForAnEmailThatIsTooLong() {
        String body = APPLICATION.replace("kim@", "k".repeat(65) + "@");

        assertRefused(apply("intake", vacancy, body), 422, "“email” can have at most 254 characters");
    }

    @Test
    void keepsATextAsItLooksAndAnAddressAsMailServersKnowIt() throws JSONException {
        String body = APPLICATION
                .replace("Kim Novak", "\\ufeffBjo\u0308rn Novak\u00a0")
                .replace("kim@example.org", "Jo@ex\u00e4mple.de ");

        String candidacy = new JSONObject(apply("intake", vacancy, body).body()).getString("candidacyId");

        Candidacy kept = hiring.candidacy(candidacy);
        assertThat(kept.name()).isEqualTo("Bj\u00f6rn Novak");
        assertThat(kept.email()).isEqualTo("jo@xn--exmple-cua.de");
    }

    @Test
    void takesAReasonOfSeveralLines() {
        String candidacy = answers.candidacy(vacancy, email());
        String withdraw = "/api/candidacies/" + candidacy + "/withdraw";

        assertRefused(
                as("hana").json("POST", withdraw, "{\"reason\": \"a\\u202eb\"}"), 422, "“reason” holds an invisible");
        assertThat(as("hana")
                        .json("POST", withdraw, "{\"reason\": \"First,\\nthen.\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void answers400ForWhatIsNoJson() {
        assertRefused(apply("intake", vacancy, "name=Kim"), 400, "must be JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosa", "marco", "vera", "ada"})
    void takesNoApplicationFromAnybodyElse(String caller) {
        assertRefused(apply(caller, vacancy, APPLICATION), 403, "Only HR and the careers page");
    }

    @ParameterizedTest
    @CsvSource({"hana, 200", "vera, 200", "marco, 200", "intake, 200", "mina, 403", "rosa, 403", "ada, 403"})
    void showsAVacancyToThoseConcerned(String caller, int status) throws JSONException {
        HttpResponse<String> answer = as(caller).get("/api/vacancies/" + vacancy);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 200) {
            JSONAssert.assertEquals("""
                    {"id": "%s", "state": "open", "title": "Account executive", "region": "North", "reason": "new",
                     "jurisdiction": "US", "hiringManager": "marco"}""".formatted(vacancy), answer.body(), false);
        }
    }

    @Test
    void showsACandidacyToThoseConcernedAlone() {
        String candidacy = answers.candidacy(vacancy, email());

        assertThat(Stream.of("hana", "vera", "marco", "intake", "mina", "rosa", "ada")
                        .filter(caller ->
                                as(caller).get("/api/candidacies/" + candidacy).statusCode() == 200))
                .containsExactly("hana", "vera", "marco", "intake");
        assertThat(as("mina").get("/api/candidacies/" + candidacy).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesToGiveTheInterviewToSomebodyOnThePanelWithASentence() {
        String candidacy = answers.candidacy(vacancy, email());
        String assignee = "/engine-rest/task/"
                + desks.task("Task_ConductFitInterview", candidacy).getId() + "/assignee";

        assertRefused(
                as("hana").json("POST", assignee, "{\"userId\": \"milo\"}"),
                400,
                "Milo Novak is on the panel of this vacancy, so somebody else has to conduct the fit interview.");
        assertThat(as("hana").json("POST", assignee, "{\"userId\": \"mona\"}").statusCode())
                .isEqualTo(204);
        assertThat(desks.task("Task_ConductFitInterview", candidacy).getAssignee())
                .isEqualTo("mona");
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "hana"})
    void takesDownThatACandidateWithdraws(String caller) {
        String candidacy = answers.candidacy(vacancy, email());

        assertRefused(withdraw(caller, candidacy, "{\"reason\": \" \"}"), 422, "“reason” is missing.");
        assertRefused(
                withdraw(caller, candidacy, "{\"reason\": \"" + "x".repeat(2001) + "\"}"),
                422,
                "“reason” can have at most 2000 characters.");
        assertThat(withdraw(caller, candidacy, "{\"reason\": \"Found something else\"}")
                        .statusCode())
                .isEqualTo(204);
        desks.runJobs(candidacy);

        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.WITHDRAWN);
        assertThat(desks.instance(candidacy)).isNull();
        assertRefused(withdraw(caller, candidacy, "{\"reason\": \"Again\"}"), 409, "has withdrawn");
    }

    @Test
    void hearsFromNobodyElseWhatACandidateSays() {
        String candidacy = answers.candidacyWithOffer(answers.openVacancy(), email());

        for (String caller : List.of("rosa", "marco", "vera", "ada", "mina")) {
            assertRefused(withdraw(caller, candidacy, "{\"reason\": \"No\"}"), 403, "Only HR and the careers page");
            assertRefused(answer(caller, candidacy, "{\"accepted\": true}"), 403, "Only HR and the careers page");
        }
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.OFFERED);
    }

    @Test
    void takesTheAnswerToAnOfferOnce() {
        String vacancy = answers.openVacancy();
        String candidacy = answers.candidacyWithOffer(vacancy, email());

        assertRefused(answer("intake", candidacy, "{}"), 422, "“accepted” is missing");
        assertRefused(
                answer("intake", candidacy, "{\"comment\": \"" + "x".repeat(2001) + "\"}"),
                422,
                "“accepted” is missing: true or false. “comment” can have at most 2000 characters.");
        assertThat(answer("intake", candidacy, "{\"accepted\": true, \"comment\": \"Gladly\"}")
                        .statusCode())
                .isEqualTo(204);
        desks.runJobs(candidacy);

        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.HIRED);
        assertThat(hiring.vacancy(vacancy).filledWith()).isEqualTo(candidacy);
        assertThat(desks.instance(candidacy)).isNull();
        assertRefused(
                answer("intake", candidacy, "{\"accepted\": true}"), 409, "There is no open offer: it was accepted.");
    }

    @Test
    void answers409AndRecordsNothingWhileTheProcessIsSuspended() {
        String vacancy = answers.openVacancy();
        String candidacy = answers.candidacyWithOffer(vacancy, email());
        desks.suspend(candidacy);

        assertRefused(
                answer("intake", candidacy, "{\"accepted\": true}"), 409, "It is suspended, so nothing was done.");
        assertRefused(withdraw("intake", candidacy, "{\"reason\": \"No\"}"), 409, "It is suspended");
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.OFFERED);
        assertThat(hiring.vacancy(vacancy).filledWith()).isNull();

        desks.resume(candidacy);
        assertThat(answer("intake", candidacy, "{\"accepted\": true}").statusCode())
                .isEqualTo(204);
        desks.runJobs(candidacy);
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.HIRED);
        assertThat(desks.instance(candidacy)).isNull();
    }

    @Test
    void whoseCandidacyIsSuspendedIsToldThatTheVacancyIsFilledOnceItIsResumed() {
        String vacancy = answers.openVacancy();
        String hired = answers.candidacyWithOffer(vacancy, email());
        String other = answers.candidacy(vacancy, "lee@example.org");
        desks.suspend(other);
        desks.complete("hana", "Task_RecordOfferAnswer", hired, HiringAnswers.ACCEPTED);
        desks.runJobs(hired);

        assertThatThrownBy(() -> desks.runJobs(vacancy))
                .hasMessageContaining("“hiring.vacancyClosed” should reach the process “candidacy” of the business key "
                        + other + ". It is suspended");
        assertThat(desks.task("Task_WelcomeNewRep", vacancy)).isNull();

        desks.resume(other);
        String telling = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(desks.instance(vacancy).getId())
                .activityId("ThrowEvent_OthersClosed")
                .singleResult()
                .getId();
        engine.getManagementService().executeJob(telling);
        desks.runJobs(other);
        assertThat(desks.instance(other)).isNull();
        assertThat(desks.task("Task_WelcomeNewRep", vacancy)).isNotNull();
    }

    @Test
    void answers409AndRecordsNothingWhereNoProcessWaits() {
        String vacancy = answers.openVacancy();
        String candidacy = answers.candidacyWithOffer(vacancy, email());
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(candidacy)
                .rootProcessInstances()
                .list()
                .forEach(instance ->
                        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "by a wrong click"));

        assertRefused(answer("intake", candidacy, "{\"accepted\": true}"), 409, "No process waits for");
        assertRefused(withdraw("intake", candidacy, "{\"reason\": \"No\"}"), 409, "so nothing was recorded");
        assertThat(hiring.candidacy(candidacy).state()).isEqualTo(Candidacy.State.OFFERED);
    }

    @Test
    void answers409ToAnApplicationAndRecordsNothingWhileCandidaciesAreSuspended() {
        engine.getRepositoryService().suspendProcessDefinitionByKey("candidacy");
        try {
            assertRefused(apply("intake", vacancy, APPLICATION), 409, "The process “candidacy” is suspended");
        } finally {
            engine.getRepositoryService().activateProcessDefinitionByKey("candidacy");
        }

        assertThat(apply("intake", vacancy, application()).statusCode()).isEqualTo(201);
    }

    @Test
    void answers409ToAnAnswerWithoutAnOffer() {
        String candidacy = answers.candidacy(vacancy, email());

        assertRefused(answer("hana", candidacy, "{\"accepted\": true}"), 409, "There is no open offer");
        assertRefused(answer("hana", "no-such", "{\"accepted\": true}"), 404, "There is no such candidacy.");
        assertRefused(withdraw("hana", "no-such", "{\"reason\": \"x\"}"), 404, "There is no such candidacy.");
    }

    @Test
    void keepsWhatIsHandedInBesideTheApplication() throws JSONException {
        String body = application().replace("}", """
                , "phone": "+1 (555) 010-9999", "link": "https://kim.example.org/work", "note": "Can start at once."}""");

        String candidacy = new JSONObject(apply("intake", vacancy, body).body()).getString("candidacyId");

        assertThat(desks.see("hana", "Task_ScreenApplication", candidacy))
                .containsEntry("phone", "+1 (555) 010-9999")
                .containsEntry("link", "https://kim.example.org/work")
                .containsEntry("note", "Can start at once.")
                .containsEntry("cv", null)
                .containsEntry("upload", "/candidacies/" + candidacy + "/cv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    link  | javascript:alert(1)                | “link” must be an address
                    link  | https:kim                          | “link” must be an address
                    link  | https://www.example.com@evil.test/ | “link” must be an address
                    link  | ftp://example.org/cv               | “link” must be an address
                    phone | call me                            | “phone” must be a phone number
                    phone | 12                                 | “phone” must be a phone number""")
    void answers422ForWhatIsNoLinkOrPhone(String field, String value, String sentence) {
        String body = APPLICATION.replace("}", ", \"" + field + "\": \"" + value + "\"}");

        assertRefused(apply("intake", vacancy, body), 422, sentence);
    }

    @Test
    void saysAtOnceWhatIsMissingAndThatTheNoteIsTooLong() {
        String body = "{\"note\": \"" + "x".repeat(2001) + "\"}";

        assertRefused(apply("intake", vacancy, body), 422, "“name” is missing.");
        assertRefused(
                apply("intake", vacancy, body),
                422,
                "“note” can have at most 2000 characters. “consent” is missing: without it the data of a candidate must not"
                        + " be stored.");
    }

    @AlsoOnPostgres(value = Kind.SQL, statementsOf = CvRepository.class)
    @ParameterizedTest
    @ValueSource(strings = {"intake", "hana"})
    void takesACvAndReplacesIt(String caller) {
        String candidacy = answers.application(vacancy, email());
        String path = "/api/candidacies/" + candidacy + "/cv";
        assertThat(as("hana").get(path).statusCode()).isEqualTo(404);

        assertThat(as(caller).upload(path, "kim.pdf", PdfFile.of("the first")).statusCode())
                .isEqualTo(204);
        assertThat(as(caller).upload(path, "kim.pdf", PdfFile.of("the second")).statusCode())
                .isEqualTo(204);

        HttpResponse<String> read = as("hana").get(path);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("the second").doesNotContain("the first");
        assertThat(read.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(read.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("CV%20Kim%20Novak.pdf");
        assertThat(read.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(read.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(desks.see("hana", "Task_ScreenApplication", candidacy))
                .containsEntry("cv", "/candidacies/" + candidacy + "/cv.pdf");
    }

    @AlsoOnPostgres(value = Kind.SQL, statementsOf = CvRepository.class)
    @Test
    void takesACvOfFiveMegabytesAndNotOfMore() {
        String candidacy = answers.application(vacancy, email());
        String path = "/api/candidacies/" + candidacy + "/cv";

        assertThat(as("intake")
                        .upload(path, "kim.pdf", PdfFile.ofSize(Cv.LARGEST))
                        .statusCode())
                .isEqualTo(204);
        assertRefused(as("intake").upload(path, "kim.pdf", PdfFile.ofSize(Cv.LARGEST + 1)), 413, "at most 5 MB");
        assertThat(as("hana").get(path).body()).hasSize(Cv.LARGEST);
    }

    @Test
    void takesNothingElseThanAPdf() {
        String path = "/api/candidacies/" + answers.application(vacancy, email()) + "/cv";

        assertRefused(upload(path, "<html><script>alert(1)</script></html>"), 422, "“file” is not a PDF");
        assertRefused(upload(path, "<script>alert(1)</script>" + PdfFile.text("behind")), 422, "“file” is not a PDF");
        assertRefused(upload(path, "PK\u0003\u0004"), 422, "“file” is not a PDF");
        assertRefused(upload(path, "%PDF-1.7"), 422, "incomplete PDF");
        assertRefused(upload(path, PdfFile.text("whole").replace("%%EOF", "")), 422, "incomplete PDF");
        assertRefused(upload(path, ""), 422, "“file” is empty");
        assertThat(as("hana").get(path).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> upload(String path, String content) {
        return as("intake").upload(path, "cv.pdf", content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void givesACvToHrTheHiringManagerAndTheInterviewersAlone() {
        String candidacy = answers.candidacy(vacancy, email());
        as("intake").upload("/api/candidacies/" + candidacy + "/cv", "kim.pdf", PdfFile.of("Kim's CV"));

        List.of("hana", "marco", "mina", "maya", "milo").forEach(reader -> assertCv(reader, candidacy, 200));
        List.of("mona", "vera", "rosa", "ada").forEach(reader -> assertCv(reader, candidacy, 404));
        assertThat(as("intake").get("/api/candidacies/" + candidacy + "/cv").statusCode())
                .isEqualTo(404);
    }

    /** By the API and by the link in tasks. */
    private void assertCv(String reader, String candidacy, int status) {
        List.of(
                        as(reader).get("/api/candidacies/" + candidacy + "/cv"),
                        Visitor.anonymous(port).logIn(reader, "drumbeat").get("/candidacies/" + candidacy + "/cv.pdf"))
                .forEach(answer -> {
                    assertThat(answer.statusCode()).as(reader).isEqualTo(status);
                    assertThat(answer.body().contains("Kim's CV")).as(reader).isEqualTo(status == 200);
                });
    }

    @Test
    void givesACvToWhoeverWasGivenTheInterview() {
        String candidacy = answers.candidacy(vacancy, email());
        as("intake").upload("/api/candidacies/" + candidacy + "/cv", "kim.pdf", PdfFile.of("Kim's CV"));
        String task = desks.task("Task_ConductFitInterview", candidacy).getId();

        as("hana").json("POST", "/engine-rest/task/" + task + "/assignee", "{\"userId\": \"mona\"}");

        assertThat(as("mona").get("/api/candidacies/" + candidacy + "/cv").statusCode())
                .isEqualTo(200);
        assertThat(as("mina").get("/api/candidacies/" + candidacy + "/cv").statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesACvFromNobodyElse() {
        String cv = "/api/candidacies/" + answers.application(vacancy, email()) + "/cv";

        for (String caller : List.of("rosa", "marco", "vera", "ada", "mina")) {
            assertRefused(as(caller).upload(cv, "kim.pdf", PdfFile.of("mine")), 403, "Only HR and the careers page");
        }
    }

    @Test
    void takesNoCvForAnEndedOrUnknownCandidacy() {
        String candidacy = answers.application(vacancy, email());
        withdraw("hana", candidacy, "{\"reason\": \"Moves away\"}");

        assertRefused(
                as("intake").upload("/api/candidacies/" + candidacy + "/cv", "kim.pdf", PdfFile.of("late")),
                409,
                "This candidacy has ended");
        assertRefused(
                as("intake").upload("/api/candidacies/no-such/cv", "kim.pdf", PdfFile.of("lost")),
                404,
                "There is no such candidacy.");
    }

    @Test
    void takesACvOnThePageThatTheTaskLinksTo() {
        String candidacy = answers.application(vacancy, email());
        String page = "/candidacies/" + candidacy + "/cv";
        Visitor hana = Visitor.anonymous(port).logIn("hana", "drumbeat");
        assertThat(hana.get(page).body()).contains("CV of Kim Novak", "There is no CV yet.");

        assertThat(hana.upload(page, "kim.docx", new byte[] {80, 75}, "send", "")
                        .body())
                .contains("is not a PDF");
        HttpResponse<String> stored = hana.upload(page, "kim.pdf", PdfFile.of("by hand"), "send", "");

        assertThat(stored.statusCode()).isEqualTo(302);
        assertThat(stored.headers().firstValue("Location").orElseThrow()).endsWith(page + "?stored");
        assertThat(hana.get(page).body()).contains("handed in by Hana");
        assertThat(hana.get(page + ".pdf").body()).contains("by hand");
        assertThat(Visitor.anonymous(port).logIn("marco", "drumbeat").get(page).statusCode())
                .isIn(403, 404);
        assertThat(hana.upload(page, "kim.pdf", PdfFile.of("no token")).statusCode())
                .isNotEqualTo(200);
        assertThat(hana.get(page + ".pdf").body()).contains("by hand");
    }

    private HttpResponse<String> withdraw(String caller, String candidacy, String body) {
        return as(caller).json("POST", "/api/candidacies/" + candidacy + "/withdraw", body);
    }

    private HttpResponse<String> answer(String caller, String candidacy, String body) {
        return as(caller).json("POST", "/api/candidacies/" + candidacy + "/offer-answer", body);
    }

    private HttpResponse<String> apply(String caller, String vacancy, String body) {
        return as(caller).json("POST", "/api/vacancies/" + vacancy + "/applications", body);
    }

    private Visitor as(String person) {
        return Visitor.system(port, person, "drumbeat");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
    }
}
