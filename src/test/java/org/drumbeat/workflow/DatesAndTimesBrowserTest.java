package org.drumbeat.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.FormPage;
import org.drumbeat.InTwoZones;
import org.drumbeat.TasklistPage;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A day stays that day wherever the browser is, and a time is what was typed: {@code dates-and-times.js} sees to it. */
@BrowserTest
class DatesAndTimesBrowserTest {

    private static final String PERSON = "maya";

    private static final String FORM = """
            "components": [
              { "id": "Field_First", "type": "datetime", "subtype": "date", "key": "first", "dateLabel": "First day", "label": "First day" },
              { "id": "Field_Last", "type": "datetime", "subtype": "date", "key": "last", "dateLabel": "Last day", "label": "Last day",
                "disallowPassedDates": true },
              { "id": "Field_At", "type": "datetime", "subtype": "time", "key": "at", "timeLabel": "At", "label": "At", "timeInterval": 15,
                "timeSerializingFormat": "no_timezone" },
              { "id": "Field_Visit", "type": "datetime", "subtype": "datetime", "key": "visit", "dateLabel": "Visit", "timeLabel": "Begins",
                "label": "Visit", "timeInterval": 15, "timeSerializingFormat": "no_timezone" },
              { "id": "List_Days", "type": "dynamiclist", "path": "days", "isRepeating": true, "allowAddRemove": false, "components": [
                { "id": "Field_Day", "type": "datetime", "subtype": "date", "key": "day", "dateLabel": "Day off", "label": "Day off" } ] },
              { "id": "Field_Note", "type": "textfield", "key": "note", "label": "Note" }
            ]""";

    @Autowired
    private ProcessEngine engine;

    private DrawnTask task;

    @AfterEach
    void away() {
        task.close();
    }

    @InTwoZones
    void aDayThatIsShownStaysTheSameWhateverElseIsAnswered(String zone, Browser browser) {
        FormPage form = open(browser.in(zone), Map.of("first", "2027-02-01"));
        Locator first = field(form, "First day");
        assertThat(first).hasValue("2/1/2027");

        for (String text : new String[] {"One", "Two", "Three"}) {
            form.fill("Note", text);
            // The form has heard of it, and so of every day that it would have written back.
            assertThat(first).hasValue("2/1/2027");
        }
        form.complete();

        assertThat(task.answer("first")).isEqualTo("2027-02-01");
        assertThat(task.answer("note")).isEqualTo("Three");
    }

    @InTwoZones
    void aDayThatIsTypedIsTheDayThatIsHandedIn(String zone, Browser browser) {
        FormPage form = open(browser.in(zone), Map.of("first", "2027-02-01"));

        type(form, "First day", "2027-03-05");
        assertThat(field(form, "First day")).hasValue("3/5/2027");
        type(form, "Last day", "12/6/28");
        assertThat(field(form, "Last day")).hasValue("12/6/2028");
        type(form, "Day off", "03/14/2027");
        form.fill("Note", "Typed");
        assertThat(field(form, "First day")).hasValue("3/5/2027");
        form.complete();

        assertThat(task.answer("first")).isEqualTo("2027-03-05");
        assertThat(task.answer("last")).isEqualTo("2028-12-06");
        assertThat(task.answer("days").toString()).contains("2027-03-14");
    }

    @InTwoZones
    void aTimeIsTakenAsItIsTyped(String zone, Browser browser) {
        FormPage form = open(browser.in(zone), Map.of());

        type(form, "At", "4:37 p.m.");
        assertThat(field(form, "At")).hasValue("04:37 PM");
        type(form, "Visit", "07/01/2027");
        type(form, "Begins", "16:08");
        assertThat(field(form, "Begins")).hasValue("04:08 PM");
        form.fill("Note", "Typed").complete();

        assertThat(task.answer("at")).isEqualTo("16:37");
        assertThat(task.answer("visit")).isEqualTo("2027-07-01T16:08");
    }

    @InTwoZones
    void whatIsNoTimeOrDayIsSaidAtItsField(String zone, Browser browser) {
        FormPage form = open(browser.in(zone), Map.of());

        type(form, "At", "25:00");
        assertThat(error(form, "At")).containsText("“25:00” is not a time: write it like 4:30 PM or 16:30.");
        type(form, "First day", "02/30/2027");
        assertThat(error(form, "First day")).containsText("“02/30/2027” is not a date: write it like 03/31/2027.");
        type(form, "Last day", "01/31/2020");
        assertThat(field(form, "Last day")).hasValue("1/31/2020");
        assertThat(error(form, "Last day")).containsText("This day is in the past: choose today or a later day.");
        browser.picture(PERSON, "24-dates-" + zone.replace('/', '-'));
        assertThat(form.lastButton()).isDisabled();

        type(form, "At", "9");
        assertThat(field(form, "At")).hasValue("09:00 AM");
        type(form, "First day", "02/28/2027");
        type(form, "Last day", "01/31/2040");
        assertThat(form.content().locator(".fjs-form-field-error")).hasCount(0);
        form.fill("Note", "Typed").complete();

        assertThat(task.answer("at")).isEqualTo("09:00");
        assertThat(task.answer("last")).isEqualTo("2040-01-31");
    }

    private FormPage open(Browser browser, Map<String, Object> variables) {
        task = DrawnTask.of(engine, PERSON, FORM, variables);
        TasklistPage tasklist = browser.logIn(PERSON);
        return tasklist.openTaskById(task.id());
    }

    private static void type(FormPage form, String label, String text) {
        Locator field = field(form, label);
        field.fill("");
        field.pressSequentially(text);
        field.press("Tab");
    }

    private static Locator field(FormPage form, String label) {
        return form.content().getByLabel(label);
    }

    private static Locator error(FormPage form, String label) {
        return form.content()
                .locator(".fjs-form-field-datetime")
                .filter(new Locator.FilterOptions().setHas(form.content().page().getByLabel(label)))
                .locator(".fjs-form-field-error");
    }
}
