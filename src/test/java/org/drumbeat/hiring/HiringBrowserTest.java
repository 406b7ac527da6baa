package org.drumbeat.hiring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.Desks;
import org.drumbeat.FormPage;
import org.drumbeat.Monday;
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
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

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

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringAnswers answers;

    @Autowired
    private HiringViews hiring;

    @Autowired
    private Clock clock;

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
        prepareTheOffer(browser, hana);
        approveTheOffer(browser, vera);
        recordTheAnswer(browser, hana);

        Awaitility.await("the vacancy is filled")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(stateOf(vacancy())).isEqualTo("filled"));
        welcome(browser, marco);
        assertThat(people.find("kim")).isPresent();
    }

    @Test
    void theDebriefHidesNothing(Browser browser) {
        Desks desks = new Desks(engine);
        String vacancy = answers.openVacancy();
        String candidacy = answers.candidacyWithPanel(vacancy, "lee@example.org");
        desks.send("hiring.profileCompleted", candidacy);
        desks.complete(
                "maya",
                "Task_ConductBehavioralInterview",
                candidacy,
                answers.interview(vacancy, QuestionGuide.Kind.BEHAVIORAL, 4, "strong_yes", """
                        Situation: a customer of eight years was about to leave.
                        Action: asked four people there what had changed, and put a figure on it with their controller:                         USD 210,000 a year in idle trucks.
                        Result: stayed, and bought the second line in May."""));
        desks.complete(
                "milo",
                "Task_ConductBehavioralInterview",
                candidacy,
                answers.interview(
                        vacancy, QuestionGuide.Kind.BEHAVIORAL, 2, "no", "Spoke of “we” throughout.\nNo figure."));
        Awaitility.await("all scorecards are combined")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !desks.tasks("Task_HoldDebrief", candidacy).isEmpty());
        TasklistPage marco = browser.logIn("marco");
        browser.windowOf("marco").setViewportSize(1366, 768);
        FormPage form = marco.open().openTask("My tasks", "Hold debrief and decide");

        assertThat(form.content().getByText("Maya Patel 4, Milo Novak 2").first())
                .isVisible();
        assertThat(form.content().getByText("⚠ 2 apart", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(8);
        for (String evidence : List.of("Result: stayed", "Spoke of “we” throughout")) {
            assertThat(form.content().getByText(evidence)).hasCount(8);
        }
        assertThat(form.content().getByText("Told of a case in detail")).hasCount(6);
        assertThat(form.content().locator(".fjs-table-nav")).hasCount(0);
        assertThat(form.content().getByText("Result: stayed").first()).hasCSS("white-space", "pre-line");
        browser.picture("marco", "20a-debrief-narrow");
        form.content().getByText("Result: stayed").first().scrollIntoViewIfNeeded();
        browser.picture("marco", "20b-debrief-scores");
        form.check("Hire: HR prepares an offer for approval").fill("Reason", "Maya saw more.");
        form.complete();
        desks.complete("hana", "Task_MakeOffer", candidacy, HiringAnswers.offer());
        TasklistPage vera = browser.logIn("vera");
        browser.windowOf("vera").setViewportSize(1366, 768);
        FormPage approval = vera.open().openTask("My tasks", "Approve offer");
        assertThat(approval.content().getByText("Discovery, 2 of 4: Spoke of “we” throughout."))
                .hasCount(1);
        browser.picture("vera", "23a-approve-offer-narrow");
        // Nobody finds a task of this candidate before them who walks the whole way.
        desks.send("hiring.candidateWithdrawn", candidacy);
    }

    private static void requestAVacancy(Browser browser, TasklistPage tasklist) {
        assertThat(tasklist.currentFilter()).containsText("My tasks");
        FormPage form = tasklist.startProcess("Request a vacancy");
        browser.picture("marco", "02-request-vacancy-empty");
        form.fill("Title", TITLE)
                .choose("Region", "North")
                .fill("Territory", "Upper Midwest")
                .check("New position")
                .pickDate("Needed by", Monday.TODAY.plusMonths(3))
                .choose("Hiring manager", "Marco Bianchi (Manager, North)")
                .choose("Jurisdiction", "United States")
                .fill("Why now?", "Two territories have nobody, and the season begins in spring.")
                .fill("Pay a year, from", "80000")
                .fill("up to", "95000")
                .choose("Currency", "USD – US Dollar");
        browser.picture("marco", "03-request-vacancy");
        form.complete();
        assertThat(tasklist.notice("The process has been started.")).isVisible();
    }

    private static void refuseInVainAndApprove(Browser browser, TasklistPage tasklist) {
        assertThat(tasklist.tasks()).containsText(TITLE);
        // So tall that what is refused stands below the form and not over its button.
        browser.windowOf("vera").setViewportSize(1280, 1200);
        FormPage form = tasklist.openTask("My tasks", "Approve vacancy");
        assertThat(form.content()).containsText(TITLE);
        assertThat(form.content()).containsText("Two territories have nobody");
        assertThat(form.content()).containsText("USD 80,000 to 95,000");
        browser.picture("vera", "04-approve-vacancy");

        form.check("Refuse").completeInVain();
        Locator refusal =
                tasklist.refusal("“Comment” is missing: say why you refuse, so that the manager knows what to change.");
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
        browser.picture("hana", "07-interview-kit-unclaimed");
        form.choose("Fit interviewer", "Mina Park (Manager, South)")
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
        Locator refusal = tasklist.refusal("Somebody with this e-mail has already applied for “" + TITLE + "”.");
        assertThat(refusal).isVisible();
        assertThat(refusal).not().containsText("Cannot instantiate");
        browser.picture("hana", "10-applied-twice");
        twice.leave();
    }

    private static FormPage application(TasklistPage tasklist) {
        return tasklist.startProcess("Enter an application")
                .choose("Vacancy", TITLE)
                .fill("Name", CANDIDATE)
                .fill("E-mail", "kim.novak@example.org")
                .fill("Source", "Referral by Rosa")
                .fill("Phone", "+1 555 010 9999")
                .fill("Link", "https://kim.example.org")
                .check("The person agreed that these data are kept for this application");
    }

    private static void screenAndSchedule(Browser browser, TasklistPage tasklist) {
        FormPage screening = tasklist.openTask(GROUP, "Screen application").claim();
        assertThat(screening.content()).containsText("Referral by Rosa");
        assertThat(screening.content()).containsText("+1 555 010 9999");
        assertThat(screening.content()).containsText("https://kim.example.org");
        Page upload = browser.windowOf("hana")
                .context()
                .waitForPage(() -> screening.content().getByText("Add a CV").click());
        upload.getByLabel("File (PDF, at most 5 MB)")
                .setInputFiles(new FilePayload("kim.pdf", "application/pdf", PdfFile.of("Kim")));
        upload.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Store"))
                .click();
        assertThat(upload.getByText("The CV is stored.")).isVisible();
        browser.picture(upload, "11a-cv-stored");
        browser.assertOpenToAll(upload, "body");
        upload.close();
        Page hana = browser.windowOf("hana");
        hana.reload();
        Locator cv = screening.content().getByText("CV (PDF)");
        assertThat(cv).hasAttribute("target", "_blank");
        assertThat(hana.context().request().get(cv.getAttribute("href")).body()).isEqualTo(PdfFile.of("Kim"));
        assertThat(screening.content().getByLabel("Reason")).hasCount(0);
        screening.check("No: decline, with a kind mail");
        assertThat(screening.content().getByLabel("Reason")).isVisible();
        browser.picture("hana", "11-screen-application");
        browser.assertOpenToAll(hana, ".fjs-container");
        screening.check("Yes: schedule the fit interview").complete();

        FormPage schedule = tasklist.openTask(GROUP, "Schedule fit interview").claim();
        assertThat(schedule.content()).containsText("Conducts no other interview in the next 30 days.");
        schedule.plan("Mina Park", Monday.TODAY.plusDays(7), "10:00 AM", "Room 4");
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
        List<String> questions = guides.findAllById(guides.newest()).stream()
                .filter(guide -> guide.kind() == kind)
                .flatMap(guide -> guide.questions().stream())
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
        form.plan("Maya Patel", Monday.TODAY.plusDays(9), "10:00 AM", "Room 4")
                .plan("Milo Novak", Monday.TODAY.plusDays(9), "11:15 AM", "Room 4");
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
        form.check("Hire: HR prepares an offer for approval");
        assertThat(form.content().getByLabel("Why against the recommendation?")).hasCount(0);
        form.fill("Reason", "Evidence on every question.");
        browser.picture("marco", "21-debrief-decided");
        form.complete();
    }

    private static void prepareTheOffer(Browser browser, TasklistPage tasklist) {
        FormPage offer = tasklist.openTask(GROUP, "Make offer").claim();
        assertThat(offer.content()).containsText("When Vera Lindqvist has approved it, the mail below goes out.");
        assertThat(offer.content()).containsText("The vacancy was approved at USD 80,000 to 95,000 a year.");
        LocalDate firstDay = Monday.TODAY.plusMonths(2);
        LocalDate answerBy = Monday.TODAY.plusDays(14);
        offer.fill("Pay a year", "91234.5").pickDate("First day", firstDay).pickDate("Answer by", answerBy);
        assertThat(offer.content())
                .containsText("We offer USD 91,234.50 a year, starting on " + DAY.format(firstDay)
                        + ". Please let us know by " + DAY.format(answerBy));
        browser.windowOf("hana").setViewportSize(1366, 1400);
        browser.picture("hana", "22-make-offer");
        browser.assertOpenToAll(browser.windowOf("hana"), ".fjs-container");
        offer.complete();
    }

    private static void approveTheOffer(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask("My tasks", "Approve offer");
        assertThat(form.content()).containsText("Evidence on every question.");
        assertThat(form.content()).containsText("The offer: USD 91,234.50 a year");
        assertThat(form.content()).containsText("We offer USD 91,234.50 a year, starting on");
        assertThat(form.content().getByText("Maya Patel 3, Milo Novak 3").first())
                .isVisible();
        form.check("Refuse");
        assertThat(form.content().getByText("Who changes it?")).isVisible();
        browser.picture("vera", "23-approve-offer");
        form.check("Approve the offer").complete();
    }

    private static void recordTheAnswer(Browser browser, TasklistPage tasklist) {
        FormPage answer = tasklist.openTask(GROUP, "Record offer answer").claim();
        assertThat(answer.content()).containsText("USD 91,234.50");
        browser.picture("hana", "24-record-offer-answer");
        answer.check("Accepts: the vacancy is filled").complete();
    }

    private void welcome(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask("My tasks", "Welcome new rep");
        assertThat(form.content()).containsText("Kim Novak");
        form.pickDate("First day", LocalDate.now(clock));
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
