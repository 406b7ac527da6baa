package org.drumbeat.hiring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.FormPage;
import org.drumbeat.TasklistPage;
import org.drumbeat.Visitor;
import org.drumbeat.people.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way from a vacancy to a hire, as the people concerned walk it in Tasklist. */
@BrowserTest
class HiringBrowserTest {

    private static final String TITLE = "Account executive, mid-market";
    private static final String CANDIDATE = "Kim Novak";

    @LocalServerPort
    private int port;

    @Autowired
    private VacancyRepository vacancies;

    @Autowired
    private QuestionGuideRepository guides;

    @Autowired
    private People people;

    @Test
    void fromTheRequestOfAVacancyToAHire(Browser browser) {
        TasklistPage marco = browser.logIn("marco");
        browser.picture("marco", "01-home");
        requestAVacancy(browser, marco.open());
        refuseInVainAndApprove(browser, browser.logIn("vera").open());
        TasklistPage hana = browser.logIn("hana").open();
        prepareTheKit(browser, hana);
        enterAnApplication(browser, hana);
        conductTheInterview(browser, browser.logIn("mina").open());
        hire(browser, marco);

        Awaitility.await("the vacancy is filled")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(stateOf(vacancy())).isEqualTo("filled"));
        welcome(browser, marco);
        assertThat(people.find("kim")).isPresent();
    }

    private static void requestAVacancy(Browser browser, TasklistPage tasklist) {
        assertThat(tasklist.currentFilter()).containsText("My tasks");
        FormPage form = tasklist.startProcess("Vacancy");
        browser.picture("marco", "02-request-vacancy-empty");
        form.fill("Title", TITLE)
                .choose("Region", "North")
                .fill("Territory", "Upper Midwest")
                .check("New position")
                .pickDate("Needed by", LocalDate.now().plusMonths(3))
                .choose("Hiring manager", "Marco Bianchi (Manager, North)")
                .choose("Jurisdiction", "United States");
        browser.picture("marco", "03-request-vacancy");
        form.complete();
        assertThat(tasklist.notice("The process has been started.")).isVisible();
    }

    private static void refuseInVainAndApprove(Browser browser, TasklistPage tasklist) {
        assertThat(tasklist.tasks()).containsText(TITLE);
        FormPage form = tasklist.openTask("My tasks", "Approve vacancy");
        assertThat(form.content()).containsText(TITLE);
        browser.picture("vera", "04-approve-vacancy");

        form.check("Refuse").completeInVain();
        Locator refusal =
                tasklist.notice("“Comment” is missing: say why you refuse, so that the manager knows what to change.");
        assertThat(refusal).isVisible();
        assertThat(refusal).not().containsText("Cannot submit");
        assertThat(form.content().getByLabel("Refuse")).isChecked();
        browser.picture("vera", "05-refused-without-comment");

        form.fill("Comment", "Approved for the second quarter.").check("Approve: HR prepares the interviews");
        form.complete();
        assertThat(refusal).hasCount(0);
        assertThat(tasklist.tasks()).hasCount(0);
        browser.picture("vera", "06-approved");
    }

    private static void prepareTheKit(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask("My group's tasks", "Prepare interview kit");
        assertThat(form.lastButton()).isDisabled();
        browser.picture("hana", "07-interview-kit-unclaimed");
        form.claim()
                .choose("Fit interviewer", "Mina Park (Manager, South)")
                .choose("Panel", "Milo Novak (Manager, East)")
                .choose("Panel", "Maya Patel (Manager, West)");
        browser.picture("hana", "08-interview-kit");
        form.complete();
    }

    private static void enterAnApplication(Browser browser, TasklistPage tasklist) {
        FormPage form = application(tasklist);
        browser.picture("hana", "09-receive-application");
        form.complete();

        application(tasklist).completeInVain();
        Locator refusal = tasklist.notice("Somebody with this e-mail has already applied for “" + TITLE + "”.");
        assertThat(refusal).isVisible();
        assertThat(refusal).not().containsText("Cannot instantiate");
        browser.picture("hana", "10-applied-twice");
    }

    private static FormPage application(TasklistPage tasklist) {
        return tasklist.startProcess("Candidacy")
                .choose("Vacancy", TITLE)
                .fill("Name", CANDIDATE)
                .fill("E-mail", "kim.novak@example.org")
                .fill("Source", "Referral by Rosa")
                .check("The person agreed that these data are kept for this application");
    }

    private void conductTheInterview(Browser browser, TasklistPage tasklist) {
        List<String> questions =
                guides.findFirstByKindOrderByVersionNumberDesc(QuestionGuide.Kind.FIT).questions().stream()
                        .map(QuestionGuide.GuideQuestion::question)
                        .toList();
        assertThat(tasklist.tasks()).containsText(CANDIDATE);
        FormPage form = tasklist.openTask("My tasks", "Conduct fit interview");
        assertThat(form.content()).containsText(CANDIDATE);
        assertThat(questions)
                .hasSize(6)
                .allSatisfy(question ->
                        assertThat(form.content().getByText(question)).hasCount(1));
        browser.picture("mina", "11-fit-interview-empty");

        questions.forEach(
                question -> form.rate(question, "Told of a case in detail, with figures.", "3 – rather strong"));
        form.check("Strong yes");
        assertThat(form.lastButton()).isEnabled();
        browser.picture("mina", "12-fit-interview");
        form.complete();
    }

    private static void hire(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask("My tasks", "Hold debrief and decide");
        assertThat(form.content()).containsText("Strong yes");
        assertThat(form.content().getByText("Told of a case in detail, with figures."))
                .hasCount(6);
        browser.picture("marco", "13-debrief");
        form.check("Hire: this candidate fills the vacancy").fill("Reason", "Evidence on every question.");
        browser.picture("marco", "14-debrief-decided");
        form.complete();
    }

    private static void welcome(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask("My tasks", "Welcome new rep");
        assertThat(form.content()).containsText("Kim Novak");
        form.pickDate("First day", LocalDate.now().plusMonths(1));
        browser.picture("marco", "15-welcome-new-rep");
        form.complete();
        assertThat(tasklist.tasks()).hasCount(0);
    }

    private String vacancy() {
        return vacancies.findAll().stream()
                .filter(vacancy -> vacancy.position().title().equals(TITLE))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String stateOf(String vacancy) throws JsonProcessingException {
        String body = Visitor.system(port, "hana", "drumbeat")
                .get("/api/vacancies/" + vacancy)
                .body();
        return new ObjectMapper().readTree(body).path("state").asText();
    }
}
