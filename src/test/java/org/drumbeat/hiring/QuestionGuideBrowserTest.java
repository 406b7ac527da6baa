package org.drumbeat.hiring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.FormPage;
import org.drumbeat.TasklistPage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** HR revises the questions of an interview in Tasklist: a list that lines are added to and removed from. */
@BrowserTest
class QuestionGuideBrowserTest {

    @Autowired
    private GuideService guides;

    @Test
    void hrRevisesTheQuestionsOfTheBehavioralInterview(Browser browser) {
        QuestionGuide before = guides.newest(QuestionGuide.Kind.BEHAVIORAL);
        TasklistPage tasklist = browser.logIn("hana").open();
        tasklist.startProcess("Revise interview questions")
                .check("Behavioral interview")
                .complete();
        FormPage form = tasklist.openTask("My tasks", "Write questions");
        Locator questions = labelled(form, "Question");
        assertThat(questions).hasCount(before.questions().size());
        browser.picture("hana", "16-write-questions");

        form.content().locator(".fjs-repeat-row-remove").first().click();
        form.content().getByText("Add new").click();
        assertThat(questions).hasCount(before.questions().size());
        labelled(form, "Competency").last().fill("Curiosity");
        questions.last().fill("What did you learn last month that nobody asked you to?");
        labelled(form, "1 – weak").last().fill("Nothing.");
        labelled(form, "2 – rather weak").last().fill("Something general.");
        labelled(form, "3 – rather strong").last().fill("One thing, and where from.");
        labelled(form, "4 – strong").last().fill("One thing that changed how they work.");
        form.complete();

        QuestionGuide after = guides.newest(QuestionGuide.Kind.BEHAVIORAL);
        assertThat(after.versionNumber()).isEqualTo(before.versionNumber() + 1);
        assertThat(after.questions().subList(0, 7)).isEqualTo(before.questions().subList(1, 8));
        assertThat(after.questions().get(7).competency()).isEqualTo("Curiosity");
    }

    private static Locator labelled(FormPage form, String label) {
        return form.content().getByLabel(Pattern.compile("^" + label + "\\*?$"));
    }
}
