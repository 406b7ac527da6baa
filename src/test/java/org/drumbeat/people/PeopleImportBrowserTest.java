package org.drumbeat.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.junit.jupiter.api.Test;

/** The page where HR imports people, with a bad and with a good file. */
@BrowserTest
class PeopleImportBrowserTest {

    private static final String BAD = """
            %s
            zoe,Zoe Zimmer,zoe@example,manager,vera,North,,2026-01-15,
            zack,Zack Zorn,zack@example.com,rep,nobody,North,Bemidji,15.02.2026,
            """.formatted(Spreadsheets.HEADER);

    private static final String GOOD = """
            %s
            zoe,Zoe Zimmer,zoe@example.com,manager,vera,North,,2026-01-15,
            zack,Zack Zorn,zack@example.com,rep,zoe,North,Bemidji,2026-02-15,
            """.formatted(Spreadsheets.HEADER);

    @Test
    void hrMendsABadFileChecksAndImportsIt(Browser browser) {
        browser.logIn("hana");
        Page page = browser.windowOf("hana");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Import people"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Import people")))
                .isVisible();

        choose(page, BAD);
        button(page, "Import").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was imported: people.csv has 3 errors.");
        Locator rows = page.getByRole(AriaRole.ROW);
        assertThat(rows).hasCount(4);
        assertThat(rows.nth(1)).containsText("“zoe@example” is no e-mail address.");
        assertThat(rows.nth(2)).containsText("“15.02.2026” is no date such as 2027-03-31.");
        assertThat(rows.nth(3)).containsText("Nobody has the id “nobody”");
        browser.picture("hana", "import-bad");

        choose(page, GOOD);
        button(page, "Check only").click();

        assertThat(page.getByRole(AriaRole.STATUS))
                .containsText("people.csv is in order. Importing it would add 2, change 0 and leave 0 of its 2 people");

        choose(page, GOOD);
        button(page, "Import").click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("people.csv is imported: 2 added");
        browser.picture("hana", "import-good");
    }

    @Test
    void hrSaysWhichColumnOfAnotherSystemIsWhich(Browser browser) {
        browser.logIn("hana");
        Page page = browser.windowOf("hana");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Import people"))
                .click();
        choose(page, """
                Employee #,Display Name,Work Email,Role Here,Reporting To,Hire Date
                zita,Zita Zorn,zita@example.com,rep,marco,2026-01-15
                """);
        button(page, "Check only").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was imported: people.csv has 1 error.");
        assertThat(page.getByText("Likely meant here: “Employee #” as id")).isVisible();
        assertThat(page.getByLabel("hired_on")).hasValue("Hire Date");
        page.getByLabel("role").selectOption("Role Here");
        browser.picture("hana", "import-columns");
        browser.assertOpenToAll("hana");
        button(page, "Check only").click();

        assertThat(page.getByRole(AriaRole.STATUS))
                .containsText("people.csv is in order. Importing it would add 1, change 0 and leave 0 of its 1 people");
    }

    private static void choose(Page page, String content) {
        page.getByLabel("File (CSV or Excel, at most 5 MB)")
                .setInputFiles(new FilePayload("people.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
