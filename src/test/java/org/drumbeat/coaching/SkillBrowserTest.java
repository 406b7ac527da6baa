package org.drumbeat.coaching;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.FormPage;
import org.drumbeat.TasklistPage;
import org.drumbeat.workflow.Choice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** HR works on the catalogue of skills in Tasklist: a behaviour is added to a skill, and a skill to the catalogue. */
@BrowserTest
class SkillBrowserTest {

    @Autowired
    private SkillCatalogue catalogue;

    @Test
    void hrAddsABehaviourToASkill(Browser browser) {
        Skill before = catalogue.newest("negotiation");
        TasklistPage tasklist = browser.logIn("hana").open();
        FormPage start = tasklist.startProcess("Revise or add a skill")
                .check("Revise a skill of the catalogue")
                .choose("Skill", "Negotiation");
        browser.picture("hana", "revise-skill");
        start.complete();
        FormPage form = tasklist.openTask("My tasks", "Describe skill");
        Locator behaviours = labelled(form, "Behaviour");
        assertThat(behaviours).hasCount(before.behaviours().size());
        assertThat(form.content()).containsText("You are changing version 1");
        assertThat(form.content()).not().containsText("This skill is new");
        browser.picture("hana", "describe-skill");

        describe(form, "Keeps track of what was given");
        form.complete();

        Skill after = catalogue.newest("negotiation");
        assertThat(after.versionNumber()).isEqualTo(before.versionNumber() + 1);
        assertThat(after.purpose()).isEqualTo(before.purpose());
        assertThat(after.behaviours().subList(0, 3)).isEqualTo(before.behaviours());
        assertThat(after.behaviours().get(3).name()).isEqualTo("Keeps track of what was given");
    }

    @Test
    void hrAddsASkill(Browser browser) {
        TasklistPage tasklist = browser.logIn("hana").open();
        tasklist.startProcess("Revise or add a skill")
                .check("Add a skill")
                .fill("Name", "Asking for referrals")
                .complete();
        FormPage form = tasklist.openTask("My tasks", "Describe skill");
        assertThat(form.content()).containsText("This skill is new");
        assertThat(form.content()).not().containsText("You are changing version");
        form.fill("Purpose", "Customers who are content lead to others.");

        describe(form, "Asks for a name");
        browser.picture("hana", "describe-new-skill");
        form.complete();

        assertThat(catalogue.choices()).contains(new Choice("Asking for referrals", "asking_for_referrals"));
        assertThat(catalogue.newest("asking_for_referrals").behaviours())
                .extracting(Behaviour::name)
                .containsExactly("Asks for a name");
    }

    /** In a new line of the list. */
    private static void describe(FormPage form, String behaviour) {
        form.content().getByText("Add new").click();
        labelled(form, "Behaviour").last().fill(behaviour);
        labelled(form, "1 – does not do it").last().fill("Does not ask.");
        labelled(form, "2 – does part of it").last().fill("Asks once.");
        labelled(form, "3 – does it reliably").last().fill("Asks at every visit.");
        labelled(form, "4 – goes a step further").last().fill("Asks, and the customer answers with a name.");
        labelled(form, "5 – in hard situations, too").last().fill("Asks after a complaint, too, and is called back.");
    }

    private static Locator labelled(FormPage form, String label) {
        return form.content().getByLabel(Pattern.compile("^" + label + "\\*?$"));
    }
}
