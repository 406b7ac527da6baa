package org.drumbeat.hiring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.Desks;
import org.drumbeat.Monday;
import org.drumbeat.SampleVacancy;
import org.drumbeat.TasklistPage;
import org.drumbeat.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcOperations;

/** The same markup comes in through every door, and on no screen of anybody who works with it an element arises from it. */
@BrowserTest
class PlantedAnswersBrowserTest {

    private static final String PLANTED =
            "<b>x</b> <img src=x onerror=alert(1)> <a href='/planted'>y</a> **s** [l](/planted)";
    private static final String ARISEN =
            "img[src='x'], a[href*='planted'], b:text-is('x'), strong:text-is('s'), a:text-is('y'), a:text-is('l')";
    private static final String FILE = "<img src=x onerror=alert(1)>.csv";
    private static final String EMAIL = "planted@example.org";
    private static final String PASSWORD = "a-long-secret-word";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private JdbcOperations jdbc;

    @Autowired
    private Desks desks;

    @Autowired
    private HiringAnswers answers;

    private final Map<String, TasklistPage> tasklists = new HashMap<>();

    @Test
    void staysTextOnEveryScreen(Browser browser) throws Exception {
        importPersonAndResult();

        String vacancy = lookAtVacancy(browser);
        lookAtHiring(browser, vacancy, lookAtApplication(browser, vacancy));
        lookAtCoaching(browser);
        lookAtPages(browser);
    }

    private void importPersonAndResult() {
        upload(
                "/api/people/import",
                "id,name,email,role,manager,region,territory,hired_on,left_on\npetra," + PLANTED
                        + ",petra@example.com,rep,marco,North," + PLANTED + ",2026-01-15,");
        upload(
                "/api/results/import",
                "person,month,quota,booked,currency,source,external_id\npetra,2040-01,500,400,USD," + PLANTED + ",");
        User petra =
                engine.getIdentityService().createUserQuery().userId("petra").singleResult();
        petra.setPassword(PASSWORD);
        engine.getIdentityService().saveUser(petra);
    }

    private void upload(String path, String csv) {
        HttpResponse<String> answer =
                Visitor.system(port, "hana", "drumbeat").upload(path, FILE, csv.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String lookAtVacancy(Browser browser) {
        Map<String, Object> wanted = new HashMap<>(SampleVacancy.answers());
        wanted.putAll(Map.of(
                "title",
                PLANTED,
                "territory",
                PLANTED,
                "reason",
                "replacement",
                "replaces",
                "petra",
                "justification",
                PLANTED));
        String vacancy = desks.start("marco", "vacancy", wanted);
        Locator approval = tasklist(browser, "vera")
                .openTaskById(desks.task("Task_ApproveVacancy", vacancy).getId())
                .content();
        assertThat(approval).containsText("Replacement for " + PLANTED);
        isPlain(browser, "vera");
        desks.complete("vera", "Task_ApproveVacancy", vacancy, HiringAnswers.APPROVAL);
        desks.complete("hana", "Task_PrepareInterviewKit", vacancy, HiringAnswers.KIT);
        return vacancy;
    }

    private String lookAtApplication(Browser browser, String vacancy) throws Exception {
        ObjectMapper json = new ObjectMapper();
        HttpResponse<String> received = Visitor.system(port, "intake", "drumbeat")
                .json(
                        "POST",
                        "/api/vacancies/" + vacancy + "/applications",
                        json.writeValueAsString(Map.of(
                                "name", PLANTED, "email", EMAIL, "source", PLANTED, "note", PLANTED, "consent", true)));
        String candidacy = json.readTree(received.body()).path("candidacyId").asText();
        Task screen = desks.task("Task_ScreenApplication", candidacy);
        desks.as("hana", () -> {
            engine.getTaskService().claim(screen.getId(), "hana");
            return engine.getTaskService().createComment(screen.getId(), screen.getProcessInstanceId(), PLANTED);
        });
        TasklistPage hana = tasklist(browser, "hana");
        assertThat(hana.openTaskById(screen.getId()).content()).containsText("via " + PLANTED);
        isPlain(browser, "hana");
        Locator details = browser.windowOf("hana").locator(".task-details");
        details.getByText("History").first().click();
        assertThat(details.getByText(PLANTED).last()).isVisible();
        isPlain(browser, "hana");
        desks.complete("hana", "Task_ScreenApplication", candidacy, Map.of("proceed", true, "reason", PLANTED));
        return candidacy;
    }

    private void lookAtHiring(Browser browser, String vacancy, String candidacy) {
        Map<String, Object> slot =
                new HashMap<>(HiringAnswers.slot(Monday.TODAY.plusDays(12).atTime(6, 0)));
        slot.put("place", PLANTED);
        desks.complete("hana", "Task_ScheduleFitInterview", candidacy, slot);
        desks.complete(
                "mina",
                "Task_ConductFitInterview",
                candidacy,
                answers.interview(vacancy, QuestionGuide.Kind.FIT, 3, "yes", PLANTED));
        TasklistPage marco = tasklist(browser, "marco");
        Locator fit = marco.openTaskById(
                        desks.task("Task_DecideAfterFit", candidacy).getId())
                .content();
        assertThat(fit.locator("td").getByText(PLANTED).first()).isVisible();
        isPlain(browser, "marco");
        desks.complete("marco", "Task_DecideAfterFit", candidacy, Map.of("proceed", true, "reason", PLANTED));

        answers.planPanel(candidacy);
        desks.send("hiring.profileCompleted", candidacy);
        for (String interviewer : List.of("maya", "milo")) {
            desks.complete(
                    interviewer,
                    "Task_ConductBehavioralInterview",
                    candidacy,
                    answers.interview(vacancy, QuestionGuide.Kind.BEHAVIORAL, 1, "no", PLANTED));
        }
        Locator debrief = marco.openTaskById(open(browser, "marco", "Task_HoldDebrief", candidacy))
                .content();
        assertThat(debrief.locator("td").getByText(PLANTED).first()).isVisible();
        isPlain(browser, "marco");
        desks.complete(
                "marco",
                "Task_HoldDebrief",
                candidacy,
                Map.of("decision", "hire", "reason", PLANTED, "deviation", PLANTED));

        desks.complete("hana", "Task_MakeOffer", candidacy, HiringAnswers.offer());
        Locator approval = tasklist(browser, "vera")
                .openTaskById(open(browser, "vera", "Task_ApproveOffer", candidacy))
                .content();
        assertThat(approval).containsText("decided to hire " + PLANTED);
        assertThat(approval.locator("td").getByText(PLANTED).first()).isVisible();
        assertThat(approval).containsText("Our offer: " + PLANTED);
        isPlain(browser, "vera");
        desks.complete(
                "vera",
                "Task_ApproveOffer",
                candidacy,
                Map.of("approved", false, "sendBackTo", "offer", "comment", PLANTED));
        String offer = open(browser, "hana", "Task_MakeOffer", candidacy);
        Locator again = tasklist(browser, "hana").openTaskById(offer).content();
        assertThat(again).containsText("The offer was not approved. Vera Lindqvist: " + PLANTED);
        isPlain(browser, "hana");
    }

    private void lookAtCoaching(Browser browser) {
        Map<String, Object> focus = Map.of(
                "skill", "needs_discovery", "baselineLevel", 2, "targetLevel", 3, "visits", 1, "cadenceDays", 30);
        Map<String, Object> asked = new HashMap<>(focus);
        asked.put("rep", "petra");
        String plan = desks.start("marco", "coaching-cycle", asked);
        Map<String, Object> proposal = new HashMap<>(focus);
        proposal.putAll(Map.of("agreed", false, "visits", 2, "reason", PLANTED));
        desks.complete("petra", "Task_AgreeOnPlan", plan, proposal);
        Locator counter = tasklist(browser, "marco")
                .openTaskById(open(browser, "marco", "Task_AnswerCounterProposal", plan))
                .content();
        assertThat(counter).containsText(PLANTED + " proposes something else: " + PLANTED);
        isPlain(browser, "marco");
        Map<String, Object> answer = new HashMap<>(focus);
        answer.putAll(Map.of("visits", 3, "reason", PLANTED));
        desks.complete("marco", "Task_AnswerCounterProposal", plan, answer);

        Page petra = browser.windowOf("petra");
        petra.navigate("/login");
        petra.getByLabel("User name").fill("petra");
        petra.getByLabel("Password").fill(PASSWORD);
        petra.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(petra.locator("h1")).hasText("Hello, " + PLANTED);
        isPlain(browser, "petra");
        petra.navigate("/camunda/app/tasklist/default/#/?task=" + open(browser, "petra", "Task_AgreeOnPlan", plan));
        assertThat(petra.locator(".fjs-container td").getByText(PLANTED).first())
                .isVisible();
        isPlain(browser, "petra");
    }

    private void lookAtPages(Browser browser) {
        Page hana = browser.windowOf("hana");
        for (String mail : jdbc.queryForList("select id from outbox where to_email = ?", String.class, EMAIL)) {
            hana.navigate("/outbox/" + mail);
            assertThat(hana.locator("main")).containsText(PLANTED);
            isPlain(browser, "hana");
        }
        hana.navigate("/outbox");
        assertThat(hana.locator("main")).containsText(EMAIL);
        isPlain(browser, "hana");
        hana.navigate("/results?person=petra&from=2040-01&to=2040-01");
        assertThat(hana.locator("td").getByText(PLANTED)).hasCount(2);
        isPlain(browser, "hana");
        hana.navigate("/results/import");
        assertThat(hana.locator("td").getByText(FILE).first()).isVisible();
        isPlain(browser, "hana");
        browser.logIn("ada");
        browser.windowOf("ada").navigate("/people/changes?person=petra");
        assertThat(browser.windowOf("ada")
                        .locator("td")
                        .getByText(PLANTED + " (petra)")
                        .first())
                .isVisible();
        isPlain(browser, "ada");
    }

    private TasklistPage tasklist(Browser browser, String person) {
        return tasklists.computeIfAbsent(person, any -> browser.logIn(person).open());
    }

    /** The id of a task that begins when the job before it is done. */
    private String open(Browser browser, String person, String key, String businessKey) {
        browser.windowOf(person).waitForCondition(() -> desks.task(key, businessKey) != null);
        return desks.task(key, businessKey).getId();
    }

    private static void isPlain(Browser browser, String person) {
        assertThat(browser.windowOf(person).locator(ARISEN)).hasCount(0);
        assertThat(browser.windowOf(person).locator(".drumbeat-subject *")).hasCount(0);
    }
}
