package org.drumbeat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Our own pages, which everybody can use, however they see and whatever they point with. */
@BrowserTest
class OwnPagesBrowserTest {

    private static final Pattern LINK = Pattern.compile("/password/[\\w-]{43}");

    private static final String PEOPLE = """
            id,name,email,role,manager,region,territory,hired_on,left_on
            yara,Yara Young,yara@example.com,rep,marco,North,Duluth,2026-01-15,
            """;

    @Test
    void aNewcomerSetsAPasswordAndLogsIn(Browser browser) {
        browser.logIn("hana");
        Page hana = browser.windowOf("hana");
        browser.picture("hana", "own-home");
        browser.assertOpenToAll("hana");
        hana.navigate("/people/import");
        browser.assertOpenToAll("hana");
        hana.getByLabel("File (CSV or Excel, at most 5 MB)")
                .setInputFiles(new FilePayload("newcomers.csv", "text/csv", PEOPLE.getBytes(StandardCharsets.UTF_8)));
        button(hana, "Import").click();
        assertThat(hana.getByRole(AriaRole.STATUS)).containsText("newcomers.csv is imported: 1 added");
        hana.navigate("/outbox");
        browser.picture("hana", "own-outbox-hr");
        browser.assertOpenToAll("hana");

        browser.logIn("ada");
        Page ada = browser.windowOf("ada");
        link(ada, "Changes to people").click();
        ada.getByLabel("Only of this user name").fill("yara");
        button(ada, "Show").click();
        ada.getByLabel("Invite this user name to set a password").fill("yara");
        button(ada, "Send invitation").click();
        assertThat(ada.getByRole(AriaRole.STATUS)).isVisible();
        browser.picture("ada", "own-changes");
        browser.assertOpenToAll("ada");

        ada.navigate("/outbox");
        browser.picture("ada", "own-outbox-admin");
        browser.assertOpenToAll("ada");
        ada.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("yara@example.com"))
                .first()
                .getByRole(AriaRole.LINK)
                .click();
        browser.picture("ada", "own-mail");
        browser.assertOpenToAll("ada");
        Matcher link = LINK.matcher(ada.locator("main").textContent());
        assertThat(link.find()).as("a link to set a password").isTrue();

        Page yara = browser.windowOf("yara");
        yara.navigate(link.group());
        assertThat(yara.getByText("Hello Yara Young, your user name is yara.")).isVisible();
        browser.picture("yara", "own-password");
        browser.assertOpenToAll("yara");
        yara.getByLabel("Password").fill("twelve oaks and more");
        yara.getByLabel("The same again").fill("twelve oaks and less");
        button(yara, "Set password").click();
        assertThat(yara.getByText("The two passwords differ")).isVisible();
        browser.picture("yara", "own-password-refused");
        browser.assertOpenToAll("yara");
        yara.getByLabel("Password").fill("twelve oaks and more");
        yara.getByLabel("The same again").fill("twelve oaks and more");
        button(yara, "Set password").click();
        browser.picture("yara", "own-password-set");
        link(yara, "Log in").click();
        browser.picture("yara", "own-login");
        browser.assertOpenToAll("yara");
        yara.getByLabel("User name").fill("yara");
        yara.getByLabel("Password").fill("twelve oaks and more");
        button(yara, "Log in").click();
        assertThat(yara.getByText("Hello, Yara Young")).isVisible();
    }

    @Test
    void everybodyCanReadTheOtherPages(Browser browser) {
        browser.logIn("marco");
        Page marco = browser.windowOf("marco");
        for (String page : new String[] {"results", "nothing-here", "outbox"}) {
            marco.navigate("/" + page);
            browser.picture("marco", "own-" + page);
            browser.assertOpenToAll("marco");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
