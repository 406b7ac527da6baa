package org.drumbeat.hiring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
    private static final String GROUP = "My group's tasks";
    private static final String EVIDENCE = "Told of a case in detail, with figures.";

    @LocalServerPort
    private int port;

    @Autowired
    private VacancyRepository vacancies;

    @Autowired
    private QuestionGuideRepository guides;

    @Autowired
    private CandidacyRepository candidacies;

    @Autowired
    private AssessmentRepository assessments;

    @Autowired
    private People people;

    @Test
    void sixPeopleAndTheCandidateFillAVacancy(Browser browser) {
        TasklistPage marco = browser.logIn("marco");
        browser.picture("marco", "01-home");
        requestAVacancy(browser, marco.open());
        TasklistPage vera = browser.logIn("vera").open();
        refuseInVainAndApprove(browser, vera);
        TasklistPage hana = browser.logIn("hana").open();
        prepareTheKit(browser, hana);
        enterAnApplication(browser, hana);
        screenAndSchedule(browser, hana);
        conductTheInterview(
                browser, browser.logIn("mina").open(), "mina", "Conduct fit interview", QuestionGuide.Kind.FIT, 6);
        decideAfterFit(browser, marco);
        answerTheProfile(browser);
        scheduleThePanel(browser, hana);
        for (String interviewer : List.of("maya", "milo")) {
            conductTheInterview(
                    browser,
                    browser.logIn(interviewer).open(),
                    interviewer,
                    "Conduct behavioral interview",
                    QuestionGuide.Kind.BEHAVIORAL,
                    8);
        }
        decideToHire(browser, marco);
        approveTheOffer(browser, vera);
        makeTheOfferAndRecordTheAnswer(browser, hana);

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

        FormPage twice = application(tasklist).completeInVain();
        Locator refusal = tasklist.notice("Somebody with this e-mail has already applied for “" + TITLE + "”.");
        assertThat(refusal).isVisible();
        assertThat(refusal).not().containsText("Cannot instantiate");
        browser.picture("hana", "10-applied-twice");
        twice.leave();
    }

    private static FormPage application(TasklistPage tasklist) {
        return tasklist.startProcess("Candidacy")
                .choose("Vacancy", TITLE)
                .fill("Name", CANDIDATE)
                .fill("E-mail", "kim.novak@example.org")
                .fill("Source", "Referral by Rosa")
                .check("The person agreed that these data are kept for this application");
    }

    private static void screenAndSchedule(Browser browser, TasklistPage tasklist) {
        FormPage screening = tasklist.openTask(GROUP, "Screen application").claim();
        assertThat(screening.content()).containsText("Referral by Rosa");
        assertThat(screening.content().getByLabel("Reason")).hasCount(0);
        screening.check("No: decline, with a kind mail");
        assertThat(screening.content().getByLabel("Reason")).isVisible();
        browser.picture("hana", "11-screen-application");
        screening.check("Yes: schedule the fit interview").complete();

        FormPage schedule = tasklist.openTask(GROUP, "Schedule fit interview").claim();
        assertThat(schedule.content()).containsText("Conducts no other interview in the next 30 days.");
        schedule.plan("Mina Park", LocalDate.now().plusDays(7), "10:00 AM", "Room 4");
        browser.picture("hana", "12-schedule-interview");
        schedule.complete();
    }

    private void conductTheInterview(
            Browser browser,
            TasklistPage tasklist,
            String interviewer,
            String task,
            QuestionGuide.Kind kind,
            int howMany) {
        List<String> questions = guides.findFirstByKindOrderByVersionNumberDesc(kind).questions().stream()
                .map(QuestionGuide.GuideQuestion::question)
                .toList();
        assertThat(tasklist.tasks()).containsText(CANDIDATE);
        FormPage form = tasklist.openTask("My tasks", task);
        assertThat(form.content()).containsText(CANDIDATE);
        assertThat(questions)
                .hasSize(howMany)
                .allSatisfy(question ->
                        assertThat(form.content().getByText(question)).hasCount(1));
        browser.picture(interviewer, "13-" + interviewer + "-interview-empty");

        questions.forEach(question -> form.rate(question, EVIDENCE, "3 – rather strong"));
        form.check("Strong yes").check("Held earlier");
        assertThat(form.lastButton()).isEnabled();
        browser.picture(interviewer, "14-" + interviewer + "-interview");
        form.complete();
    }

    private static void decideAfterFit(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask("My tasks", "Decide after fit interview");
        assertThat(form.content().getByText(EVIDENCE)).hasCount(6);
        browser.picture("marco", "15-decide-after-fit");
        form.check("Go on: the panel and the profile").complete();
    }

    /** On a phone, without a log-in. */
    private void answerTheProfile(Browser browser) {
        Page phone = browser.windowOf("kim");
        phone.setViewportSize(375, 812);
        phone.navigate("/profile/" + token());
        assertThat(phone.getByText("0 of 20")).isVisible();
        browser.picture("kim", "16-profile");
        for (int item = 1; item <= 20; item++) {
            phone.locator("input[name=item" + item + "]").nth(item % 5).check();
        }
        assertThat(phone.getByText("20 of 20")).isVisible();
        phone.getByLabel("Gender").selectOption("woman");
        browser.picture("kim", "17-profile-answered");
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .click();
        assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Thank you")))
                .isVisible();
        browser.picture("kim", "18-profile-thanks");
    }

    private static void scheduleThePanel(Browser browser, TasklistPage tasklist) {
        FormPage form =
                tasklist.openTask(GROUP, "Schedule behavioral interviews").claim();
        form.plan("Maya Patel", LocalDate.now().plusDays(9), "10:00 AM", "Room 4")
                .plan("Milo Novak", LocalDate.now().plusDays(9), "11:15 AM", "Room 4");
        browser.picture("hana", "19-schedule-panel");
        form.complete();
    }

    private static void decideToHire(Browser browser, TasklistPage tasklist) {
        Awaitility.await("all scorecards are combined")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(tasklist.show("My tasks").tasks()).hasCount(1));
        FormPage form = tasklist.openTask("My tasks", "Hold debrief and decide");
        assertThat(form.content()).containsText("The scorecards together: Hire");
        assertThat(form.content()).containsText("Extraversion");
        assertThat(form.content()).containsText("422,326");
        browser.picture("marco", "20-debrief");
        form.check("Decline, with a kind mail");
        assertThat(form.content().getByLabel("Why against the recommendation?")).isVisible();
        form.check("Hire: ask for approval of an offer");
        assertThat(form.content().getByLabel("Why against the recommendation?")).hasCount(0);
        form.fill("Reason", "Evidence on every question.");
        browser.picture("marco", "21-debrief-decided");
        form.complete();
    }

    private static void approveTheOffer(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask("My tasks", "Approve offer");
        assertThat(form.content()).containsText("Evidence on every question.");
        browser.picture("vera", "22-approve-offer");
        form.check("Approve: HR makes an offer").complete();
    }

    private static void makeTheOfferAndRecordTheAnswer(Browser browser, TasklistPage tasklist) {
        FormPage offer = tasklist.openTask(GROUP, "Make offer").claim();
        offer.fill("Pay a year", "90000")
                .fill("Currency", "USD")
                .pickDate("First day", LocalDate.now().plusMonths(2))
                .pickDate("Answer by", LocalDate.now().plusDays(14));
        browser.picture("hana", "23-make-offer");
        offer.complete();

        FormPage answer = tasklist.openTask(GROUP, "Record offer answer").claim();
        assertThat(answer.content()).containsText("USD 90,000");
        browser.picture("hana", "24-record-offer-answer");
        answer.check("Accepts: the vacancy is filled").complete();
    }

    private static void welcome(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask("My tasks", "Welcome new rep");
        assertThat(form.content()).containsText("Kim Novak");
        form.pickDate("First day", LocalDate.now().plusMonths(1));
        browser.picture("marco", "25-welcome-new-rep");
        form.complete();
        Awaitility.await("coaching hears of the new rep")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(tasklist.show("My tasks").text("Choose focus"))
                        .isVisible());
    }

    private String token() {
        return assessments.findAll().stream()
                .filter(assessment -> candidacies
                        .findById(assessment.candidacyId())
                        .filter(candidacy -> candidacy.vacancyId().equals(vacancy()))
                        .isPresent())
                .findFirst()
                .orElseThrow()
                .token();
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
