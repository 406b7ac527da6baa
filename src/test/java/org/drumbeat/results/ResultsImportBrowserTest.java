package org.drumbeat.results;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page where HR imports results: a bad file, a good one, and a long one that is stopped. */
@BrowserTest
class ResultsImportBrowserTest {

    @TempDir
    private Path folder;

    @Test
    void hrMendsABadFileAndImportsIt(Browser browser) {
        Page page = open(browser);

        choose(page, "results.csv", Upload.csv("nobody,2040-01,1,1,USD,,", "rosa,soon,1,1,USD,,"));
        button(page, "Import").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was imported: results.csv has 2 errors.");
        assertThat(page.getByText("Nobody has the id “nobody”: import them as people first, or correct the id."))
                .isVisible();
        browser.picture("hana", "results-bad");

        choose(page, "deals.csv", Upload.text("Owner,Close Date,Amount,Stage", "Rosa Delgado,1/2/2040,$5,Signed"));
        button(page, "Check only").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was imported: deals.csv has 2 errors.");
        page.getByLabel("Dates with slashes").selectOption("day-first");
        page.getByLabel("Signed").check();
        browser.picture("hana", "results-choices");
        browser.assertOpenToAll("hana");
        button(page, "Check only").click();

        assertThat(page.getByText("deals.csv is in order, and nothing was imported."))
                .isVisible();
        assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("2040-02 USD 0.00 5.00 0.00 0.00")))
                .isVisible();
        browser.picture("hana", "results-checked");
        button(page, "Import").click();

        assertThat(page.getByText("deals.csv is imported. Months added: 1, changed: 0, unchanged: 0."))
                .isVisible();
        assertThat(page.getByRole(
                        AriaRole.ROW,
                        new Page.GetByRoleOptions().setName(Pattern.compile("Hana Yamamoto deals\\.csv 1 done"))))
                .isVisible();
        browser.picture("hana", "results-good");
        browser.assertOpenToAll("hana");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("look at"))
                .click();
        page.getByLabel("From month").fill("2040-01");
        button(page, "Show").click();
        assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("Rosa Delgado 2040-02")))
                .isVisible();
        browser.picture("hana", "results-known");
    }

    @Test
    void hrSeesHowFarALongImportIsAndCancelsIt(Browser browser) throws IOException {
        Page page = open(browser);
        chooseALongFile(page);
        button(page, "Import").click();

        assertThat(page.locator("#doing"))
                .containsText(
                        Pattern.compile("[1-9][0-9,]* rows so far"),
                        new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        browser.picture("hana", "results-progress");
        button(page, "Cancel").first().click();

        assertThat(page.getByRole(AriaRole.ALERT))
                .containsText(
                        "The import of “long.csv” was cancelled by Hana Yamamoto, so nothing was imported.",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        assertThat(page.locator("#progress")).isHidden();
    }

    @Test
    void hrCancelsBetweenTheUploadAndTheFirstNews(Browser browser) throws IOException {
        Page page = open(browser);
        AtomicBoolean isKnown = new AtomicBoolean();
        page.route("**/results/import/progress", route -> {
            if (isKnown.get()) {
                route.resume();
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{}"));
            }
        });
        chooseALongFile(page);
        page.waitForRequest(
                "**/results/import/progress", () -> button(page, "Import").click());
        button(page, "Cancel").first().click();
        assertThat(page.locator("#doing")).hasText("Stopping …");
        isKnown.set(true);

        assertThat(page.getByRole(AriaRole.ALERT))
                .containsText(
                        "The import of “long.csv” was cancelled by Hana Yamamoto, so nothing was imported.",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    }

    /** From the disk, where the browser reads it; handed to it in memory, it would take minutes. */
    private void chooseALongFile(Page page) throws IOException {
        Path file = Files.write(folder.resolve("long.csv"), Upload.deals(1_000_000));
        page.getByLabel("File (CSV or Excel").setInputFiles(file);
    }

    private static Page open(Browser browser) {
        browser.logIn("hana");
        Page page = browser.windowOf("hana");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Import results"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Import results")))
                .isVisible();
        return page;
    }

    private static void choose(Page page, String name, byte[] content) {
        page.getByLabel("File (CSV or Excel").setInputFiles(new FilePayload(name, "text/csv", content));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
