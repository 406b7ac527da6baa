package org.drumbeat.workflow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.TasklistPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasklist as we serve it: what a person finds there when they come in. */
@BrowserTest
class TasklistBrowserTest {

    private static final String PERSON = "mona";

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

    private void task(String id, String name, int daysLeft) {
        Task task = tasks.newTask(id);
        task.setName(name);
        task.setAssignee(PERSON);
        task.setDueDate(Date.from(Instant.now().plus(daysLeft, ChronoUnit.DAYS)));
        tasks.saveTask(task);
    }
}
