package org.drumbeat.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.junit.jupiter.api.Test;

/** After somebody has logged out, whoever sits down at the same computer finds nothing of theirs. */
@BrowserTest
class LogOutBrowserTest {

    @Test
    void backShowsNothingAfterLoggingOutOnOurPage(Browser browser) {
        browser.logIn("rosa");
        Page page = browser.windowOf("rosa");
        assertThat(page.getByText("Hello, Rosa")).isVisible();

        button(page, "Log out").click();
        assertThat(page.getByText("You are logged out.")).isVisible();

        page.goBack();
        assertIsAskedToLogIn(page);
        page.navigate("/camunda/app/tasklist/default/");
        assertIsAskedToLogIn(page);
    }

    @Test
    void backShowsNothingAfterLoggingOutInTasklist(Browser browser) {
        browser.logIn("rosa").open();
        Page page = browser.windowOf("rosa");
        Locator account = page.locator(".account");
        assertThat(account).containsText("Rosa");

        account.locator(".dropdown-toggle").click();
        page.locator(".logout a").click();
        assertIsAskedToLogIn(page);

        page.goBack();
        assertIsAskedToLogIn(page);
        page.navigate("/");
        assertIsAskedToLogIn(page);
    }

    private static void assertIsAskedToLogIn(Page page) {
        assertThat(button(page, "Log in")).isVisible();
        assertThat(page.locator("body")).not().containsText("Rosa");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
