package org.drumbeat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** A form as Tasklist shows it, of a task or of a start, filled in by what is written on it. */
public final class FormPage {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.US);

    private final Locator place;
    private final Locator form;
    private final String lastButton;

    /** @param lastButton what is written on the button that hands the form in */
    FormPage(Locator place, String lastButton) {
        this.place = place;
        this.form = place.locator(".fjs-container");
        this.lastButton = lastButton;
    }

    FormPage shown() {
        assertThat(form).isVisible();
        return this;
    }

    /** The whole form, to look for what it shows. */
    public Locator content() {
        return form;
    }

    /** Takes a task that is offered to the person's group. */
    public FormPage claim() {
        place.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Claim"))
                .click();
        assertThat(place.locator(".disabled-form")).hasCount(0);
        return this;
    }

    public FormPage fill(String label, String text) {
        Locator field = labelled(form, label);
        field.fill(text);
        // Left, so that the form has heard of it before anything else is answered.
        field.blur();
        return this;
    }

    /** Of a choice of which all options are shown. */
    public FormPage check(String option) {
        form.getByLabel(option).check();
        return this;
    }

    /** Of a list to pick from, by typing the beginning of what is wanted where the list can be searched. */
    public FormPage choose(String label, String option) {
        Locator field = form.locator(".fjs-form-field-select, .fjs-form-field-taglist")
                .filter(new Locator.FilterOptions().setHas(form.page().getByText(exactly(label))));
        Locator search = field.locator("input.fjs-input, .fjs-taglist-input");
        if (search.count() == 0) {
            field.locator(".fjs-select-display").click();
        } else {
            search.fill(option);
        }
        field.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .click();
        // The list of a field that takes several stays open, over what is below it.
        if (search.count() > 0) {
            search.blur();
        }
        return this;
    }

    public FormPage pickDate(String label, LocalDate day) {
        Locator field = labelled(form, label);
        field.fill(TYPED.format(day));
        field.press("Enter");
        return this;
    }

    /** As 10:00 AM. */
    public FormPage pickTime(String label, String time) {
        Locator field = labelled(form, label);
        field.fill(time);
        field.press("Enter");
        // Left, since the list of times would lie over what is below it.
        field.blur();
        return this;
    }

    /** When and where an interview is, of the form's only one, or of the one in a list that stands below this name. */
    public FormPage plan(String name, LocalDate day, String time, String place) {
        // The place first and left: what is typed is lost if the form draws itself anew before it has heard of it.
        Locator where = input(name, "Place");
        where.fill(place);
        where.blur();
        Locator date = input(name, "Date");
        date.fill(TYPED.format(day));
        date.press("Enter");
        Locator at = input(name, "Time");
        at.fill(time);
        at.press("Enter");
        at.blur();
        assertThat(where).hasValue(place);
        return this;
    }

    /** Answers one question of a list of questions. */
    public FormPage rate(String question, String evidence, String rating) {
        evidence(question).fill(evidence);
        below(question, "label[normalize-space()='" + rating + "']").click();
        return this;
    }

    /** Chooses in a list of behaviours the level of one of them. */
    public FormPage level(String behaviour, String level) {
        Locator option = below(behaviour, "label[normalize-space()='" + level + "']");
        option.click();
        assertThat(option.locator("input")).isChecked();
        return this;
    }

    /** What is noted on one question of a list of questions. */
    public Locator evidence(String question) {
        return below(question, "textarea");
    }

    /** The lines of a list are in no element of their own, so a line's fields are the next ones after its text. */
    private Locator below(String text, String what) {
        return form.getByText(text).locator("xpath=following::" + what + "[1]");
    }

    private Locator input(String name, String label) {
        return form.getByText(name)
                .first()
                .locator("xpath=following::label[starts-with(normalize-space(), '" + label
                        + "')][1]/following::input[1]");
    }

    /** The button that hands the form in. */
    public Locator lastButton() {
        return place.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName(lastButton).setExact(true));
    }

    /** Hands the form in and waits until it is taken, and gone. */
    public void complete() {
        lastButton().click();
        assertThat(form).hasCount(0);
    }

    /** Hands the form in, which is refused, so that it stays. */
    public FormPage completeInVain() {
        lastButton().click();
        return this;
    }

    /** Leaves the dialog of a start form without handing it in. */
    public void leave() {
        place.locator(".modal-footer").getByText("Close").click();
        assertThat(form).hasCount(0);
    }

    private static Locator labelled(Locator within, String label) {
        return within.getByLabel(exactly(label));
    }

    /** A required field has an asterisk behind its label; the browser knows no {@link Pattern#quote}. */
    private static Pattern exactly(String label) {
        return Pattern.compile("^" + label.replaceAll("[^\\w ]", "\\\\$0") + "\\*?$");
    }
}
