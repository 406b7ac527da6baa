package org.drumbeat.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.FormPage;
import org.drumbeat.InTwoZones;
import org.drumbeat.TasklistPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody writes in a form is still there when they come back, and nothing of it in the browser. */
@BrowserTest
class DraftsBrowserTest {

    private static final String PERSON = "maya";
    private static final String NOTES = "Asked twice and noted the answer.";

    private static final String FORM = """
            "components": [
              { "id": "Field_Day", "type": "datetime", "subtype": "date", "key": "day", "dateLabel": "Day", "label": "Day" },
              { "id": "Field_Notes", "type": "textarea", "key": "notes", "label": "Notes" },
              { "id": "List_Questions", "type": "dynamiclist", "path": "questions", "isRepeating": true, "allowAddRemove": false,
                "defaultRepetitions": 2, "components": [
                { "id": "Field_Evidence", "type": "textfield", "key": "evidence", "label": "Evidence" } ] }
            ]""";

    @Autowired
    private ProcessEngine engine;

    private DrawnTask task;

    @AfterEach
    void away() {
        task.close();
    }

    @InTwoZones
    void isThereAgainAfterTheDiagramAfterAReloadAndInAnotherBrowser(String zone, Browser browser) {
        task = DrawnTask.of(engine, PERSON, FORM, Map.of("day", "2027-02-01"));
        TasklistPage tasklist = browser.in(zone).logIn(PERSON);
        Page page = browser.windowOf(PERSON);
        FormPage form = tasklist.openTaskById(task.id());

        write(form, NOTES);
        assertThat(said(page)).hasText(Pattern.compile("Draft saved \\d{1,2}:\\d\\d [AP]M"));
        browser.picture(PERSON, "25-draft-saved");

        page.locator(".task-details").getByText("Diagram").click();
        assertThat(form.content()).hasCount(0);
        page.locator(".task-details .nav-tabs").getByText("Form").click();
        assertWritten(form, NOTES);

        // Not a word is lost where the form goes away right after it was typed.
        form.content().getByLabel("Notes").fill(NOTES + " And more.");
        page.locator(".task-details").getByText("Diagram").click();
        page.locator(".task-details .nav-tabs").getByText("Form").click();
        assertWritten(form, NOTES + " And more.");

        page.reload();
        assertWritten(form, NOTES + " And more.");

        page.context().clearCookies();
        FormPage elsewhere = browser.logIn(PERSON).openTaskById(task.id());
        assertWritten(elsewhere, NOTES + " And more.");
        elsewhere.complete();

        assertThat(task.answer("notes")).isEqualTo(NOTES + " And more.");
        assertThat(task.answer("day")).isEqualTo("2027-02-01");
    }

    @Test
    void nothingStaysInTheBrowserAndNothingIsLostByLoggingOut(Browser browser) {
        task = DrawnTask.of(engine, PERSON, FORM, Map.of());
        TasklistPage tasklist = browser.logIn(PERSON);
        Page page = browser.windowOf(PERSON);
        page.evaluate("localStorage.setItem('camunda-form:of-before', '{\"notes\":\"An old secret\"}')");
        FormPage form = tasklist.openTaskById(task.id());
        write(form, NOTES);
        assertThat(said(page)).containsText("Draft saved");
        assertThat(page.getByText("Save", new Page.GetByTextOptions().setExact(true)))
                .isHidden();

        form.content().getByLabel("Notes").fill(NOTES + " And more.");
        page.locator(".account .dropdown-toggle").click();
        page.locator(".logout a").click();
        page.getByLabel("User name").waitFor();

        Object kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])");
        assertThat(kept.toString())
                .doesNotContain("noted")
                .doesNotContain("secret")
                .doesNotContain("amunda-form");

        page.context().clearCookies();
        assertWritten(browser.logIn(PERSON).openTaskById(task.id()), NOTES + " And more.");
    }

    @Test
    void aFormThatKeepsNoDraftSaysSo(Browser browser) {
        task = DrawnTask.of(engine, PERSON, "\"properties\": { \"draft\": \"none\" }, " + FORM, Map.of());
        TasklistPage tasklist = browser.logIn(PERSON);
        Page page = browser.windowOf(PERSON);
        FormPage form = tasklist.openTaskById(task.id());
        assertThat(said(page)).hasText("This form keeps no draft.");

        write(form, NOTES);
        page.reload();
        assertThat(form.content().getByLabel("Notes")).hasValue("");
    }

    @Test
    void twoWindowsDoNotWriteOverEachOther(Browser browser) {
        task = DrawnTask.of(engine, PERSON, FORM, Map.of());
        FormPage one = browser.logIn(PERSON).openTaskById(task.id());
        Page page = browser.windowOf(PERSON);
        Page second = page.context().newPage();
        second.navigate(page.url());
        second.getByLabel("Notes").waitFor();

        write(one, NOTES);
        assertThat(said(page)).containsText("Draft saved");
        second.getByLabel("Notes").fill("Of the other window");
        assertThat(said(second)).containsText("You have written more in this form in another window.");

        page.reload();
        assertWritten(one, NOTES);
    }

    @Test
    void whoeverIsOfferedATaskAnswersItWithoutClaimingItFirst(Browser browser) {
        task = DrawnTask.offered(engine, "hr", FORM);
        FormPage form = browser.logIn("hana").openTaskById(task.id());

        write(form, NOTES);
        assertThat(said(browser.windowOf("hana"))).containsText("Draft saved");
        form.complete();

        assertThat(task.isOpen()).isFalse();
        assertThat(task.answer("notes")).isEqualTo(NOTES);
    }

    private static void write(FormPage form, String notes) {
        form.content().getByLabel("Evidence").nth(1).pressSequentially("Second");
        form.content().getByLabel("Notes").pressSequentially(notes);
    }

    private static void assertWritten(FormPage form, String notes) {
        assertThat(form.content().getByLabel("Notes")).hasValue(notes);
        assertThat(form.content().getByLabel("Evidence").nth(0)).hasValue("");
        assertThat(form.content().getByLabel("Evidence").nth(1)).hasValue("Second");
    }

    private static Locator said(Page page) {
        return page.locator(".drumbeat-draft");
    }
}
