package org.drumbeat.hiring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The candidate's page on a phone. */
@BrowserTest
class ProfilePageBrowserTest {

    private static final int PHONE_WIDTH = 375;
    private static final int PHONE_HEIGHT = 667;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private HiringAnswers answers;

    @Autowired
    private AssessmentRepository assessments;

    @Test
    void aCandidateAnswersTheProfileOnAPhone(Browser browser) {
        String candidacy = answers.candidacyInAssessment(answers.openVacancy(), "kim.profile@example.org");
        Page page = browser.windowOf("kim");
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        page.navigate("/profile/" + assessment(candidacy).token());

        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Your profile");
        Locator progress = page.locator("#count");
        assertThat(progress).isVisible();
        assertThat(progress).hasText("0 of 20");
        assertThat(page.getByRole(AriaRole.GROUP)).hasCount(20);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing stands out to the right")
                .isEqualTo(PHONE_WIDTH);
        browser.picture("kim", "profile-empty");

        for (int i = 0; i < 19; i++) {
            step(page, i, "Rather accurate").check();
        }
        assertThat(progress).hasText("19 of 20");
        assertThat(progress).isInViewport();
        browser.picture("kim", "profile-19-of-20");

        send(page).click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Your profile");
        assertThat(assessment(candidacy).state()).isEqualTo(Assessment.State.INVITED);

        step(page, 19, "Very inaccurate").check();
        assertThat(progress).hasText("20 of 20");
        page.getByLabel("Ethnicity").selectOption("Asian");
        browser.picture("kim", "profile-groups");
        browser.assertOpenToAll("kim");
        send(page).click();

        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Thank you");
        browser.picture("kim", "profile-thanks");
        assertThat(assessment(candidacy).state()).isEqualTo(Assessment.State.ANSWERED);
    }

    private static Locator step(Page page, int statement, String step) {
        return page.getByRole(AriaRole.GROUP).nth(statement).getByLabel(step);
    }

    private static Locator send(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"));
    }

    private Assessment assessment(String candidacy) {
        return assessments.findByCandidacyId(candidacy).orElseThrow();
    }
}
