package org.drumbeat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Tasklist as one person has it before them: filters, tasks, and what can be started. */
public final class TasklistPage {

    private final Page page;

    TasklistPage(Page page) {
        this.page = page;
    }

    /** Follows the link of the home page. */
    public TasklistPage open() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tasklist"))
                .click();
        assertThat(filters().getByRole(AriaRole.LINK).first()).isVisible();
        return this;
    }

    /** What is listed now. */
    public Locator tasks() {
        return page.locator(".tasks-list li.task");
    }

    /** The filter whose tasks are listed; Tasklist shows their number behind its name. */
    public Locator currentFilter() {
        return filters().locator(".task-filter.active");
    }

    /** Where this text stands, anywhere on the page. */
    public Locator text(String text) {
        return page.getByText(text);
    }

    /** A sentence that Tasklist tells the person, of success or failure. */
    public Locator notice(String text) {
        return page.locator(".notifications .alert").filter(new Locator.FilterOptions().setHasText(text));
    }

    /** What is said above a form that was not accepted, of the task that is open or the start. */
    public Locator refusal(String text) {
        return page.locator(".drumbeat-refusal").filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Chooses what this person may start from the list, by the title that it has there. */
    public FormPage startProcess(String name) {
        page.getByText("Start process").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return new FormPage(dialog, "Start").shown();
    }

    /** Opens the only task of this name in a filter. */
    public FormPage openTask(String filter, String name) {
        show(filter);
        tasks().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(name).setLevel(2)))
                .isVisible();
        return openForm();
    }

    /** Goes to the task of this id, as a link in a mail does. */
    public FormPage openTaskById(String taskId) {
        page.navigate("/camunda/app/tasklist/default/#/?task=" + taskId);
        return openForm();
    }

    /** Lists the tasks of a filter. */
    public TasklistPage show(String filter) {
        filters()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(filter))
                .click();
        assertThat(currentFilter()).containsText(filter);
        return this;
    }

    private FormPage openForm() {
        return new FormPage(page.locator(".task-details"), "Complete").shown();
    }

    private Locator filters() {
        return page.locator(".task-filters");
    }
}
