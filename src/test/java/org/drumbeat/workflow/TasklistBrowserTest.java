package org.drumbeat.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.FormPage;
import org.drumbeat.InTwoZones;
import org.drumbeat.Monday;
import org.drumbeat.TasklistPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasklist as we serve it: what a person finds there when they come in. */
@BrowserTest
class TasklistBrowserTest {

    private static final String PERSON = "mona";

    /** As on our own pages. */
    private static final String OUR_COLOUR = "rgb(11, 110, 99)";

    /** A browser takes an address without a dot, which the server does not. */
    private static final String REFUSING = """
            "components": [
              { "id": "Field_First", "type": "textfield", "key": "first", "label": "First name", "validate": { "required": true } },
              { "id": "Field_Mail", "type": "textfield", "key": "mail", "label": "E-mail", "validate": { "validationType": "email" } }
            ]""";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TaskService tasks;

    @BeforeEach
    void twoTasks() {
        task("due-first", "Call the customer back", 2);
        task("due-last", "Write the report", 9);
    }

    @AfterEach
    void away() {
        tasks.deleteTask("due-first", true);
        tasks.deleteTask("due-last", true);
    }

    @Test
    void listsWhatIsDueFirstOnTopAndOffersOnlyWhatIsOpenToThePerson(Browser browser) {
        TasklistPage tasklist = browser.logIn(PERSON).open();

        assertThat(tasklist.currentFilter()).containsText("My tasks");
        assertThat(tasklist.tasks()).hasCount(2);
        assertThat(tasklist.tasks().first()).containsText("Call the customer back");
        assertThat(tasklist.text("Start process")).isVisible();
        assertThat(tasklist.text("Create task")).isHidden();
        assertThat(tasklist.text("CREATION_DATE")).hasCount(0);
        browser.picture(PERSON, "20-two-tasks");
    }

    @Test
    void leadsHomeAndHasNothingInItOfSomebodyElses(Browser browser) {
        browser.logIn("vera").open();
        Page page = browser.windowOf("vera");
        for (String webapp : List.of("tasklist", "cockpit")) {
            page.navigate("/camunda/app/" + webapp + "/default/");
            Locator home = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("Home").setExact(true));
            assertThat(home).isVisible();
            assertThat(page.locator(".ce-eol-banner")).isHidden();
            assertThat(page.locator("[cam-widget-header]")).hasCSS("border-top-color", OUR_COLOUR);
            browser.picture("vera", "21-" + webapp);
            home.click();
            assertThat(page.getByText("Hello, Vera")).isVisible();
        }
    }

    @Test
    void everyFilterHasItsNumberAndItFollows(Browser browser) {
        TasklistPage tasklist = browser.logIn(PERSON).open();
        Page page = browser.windowOf(PERSON);
        assertThat(count(page, "My tasks")).hasText("2");
        assertThat(count(page, "Overdue")).hasText("0");

        tasklist.show("Overdue");
        assertThat(count(page, "My tasks")).hasText("2");
        assertThat(count(page, "My group's tasks")).hasText(Pattern.compile("\\d+"));
    }

    @Test
    void whatCanBeStartedIsListedByWhatSomebodyWantsToDo(Browser browser) {
        browser.logIn("hana").open();
        Page page = browser.windowOf("hana");

        page.getByText("Start process").click();
        Locator entries = page.getByRole(AriaRole.DIALOG).locator(".processes li");
        assertThat(entries.first()).containsText("Request a vacancy");
        assertThat(entries.first()).containsText("For a rep that you need.");
        assertThat(entries.last()).containsText("Erase a candidate’s data");
        browser.picture("hana", "22-start");

        entries.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Enter an application"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Start process: Enter an application");
    }

    @InTwoZones
    void aRefusalStandsAtTheFieldAndAboveTheForm(String zone, Browser browser) {
        browser.in(zone);
        try (DrawnTask task = DrawnTask.of(engine, PERSON, REFUSING, Map.of())) {
            TasklistPage tasklist = browser.logIn(PERSON);
            FormPage form = tasklist.openTaskById(task.id());

            form.completeInVain();
            assertThat(tasklist.refusal("This is not complete yet")).containsText("“First name”: Field is required.");
            form.fill("First name", "Kim");
            form.fill("E-mail", "kim@example");
            form.completeInVain();

            Locator said = tasklist.refusal("This was not accepted");
            assertThat(said).containsText("“E-mail” must be an e-mail address.");
            assertThat(said).isInViewport();
            assertThat(said).not().containsText("Cannot submit");
            assertThat(form.content().locator(".fjs-form-field-error")).hasText("“E-mail” must be an e-mail address.");
            assertThat(tasklist.notice("")).hasCount(0);
            assertThat(form.lastButton()).isEnabled();
            browser.picture(PERSON, "23-refused");

            form.fill("E-mail", "kim@example.org");
            assertThat(form.content().locator(".fjs-form-field-error")).hasCount(0);
            form.complete();
        }
    }

    private static Locator count(Page page, String filter) {
        return page.locator(".task-filter")
                .filter(new Locator.FilterOptions().setHasText(filter))
                .locator(".counter");
    }

    private void task(String id, String name, int daysLeft) {
        Task task = tasks.newTask(id);
        task.setName(name);
        task.setAssignee(PERSON);
        task.setDueDate(Date.from(Monday.now().plus(daysLeft, ChronoUnit.DAYS)));
        tasks.saveTask(task);
    }
}
