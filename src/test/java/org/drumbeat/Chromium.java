package org.drumbeat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The program: started once for all browser tests, and closed after the last. Nothing is downloaded. */
final class Chromium implements ExtensionContext.Store.CloseableResource {

    private static final Path PROGRAM = program();

    static final String ABSENT = "There is no Chromium at " + PROGRAM
            + ". Install one, or name yours in the environment variable or system property DRUMBEAT_CHROMIUM.";

    private static final List<String> ARGUMENTS = List.of(
            // Tests may run as root, which Chromium's sandbox refuses.
            "--no-sandbox",
            "--disable-gpu",
            // The rest keeps it from talking to anybody but us.
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** For every page and every expectation: a busy machine is no failure. */
    private static final int PATIENCE_MS = 30_000;

    /** Moves what a page takes for the time. Playwright's own clock replaces the timers as well, and a draft is then sent late. */
    private static final String ON_MONDAY = """
            Date = new Proxy(Date, {
              construct: (date, args, target) => Reflect.construct(date, args.length ? args : [date.now() + %1$d], target),
              apply: date => new date(date.now() + %1$d).toString(),
              get: (date, name) => name === 'now' ? () => date.now() + %1$d : Reflect.get(date, name)
            });
            """;

    private static final int LAPTOP_WIDTH = 1280;
    private static final int LAPTOP_HEIGHT = 900;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser program;

    private Chromium(Playwright playwright, com.microsoft.playwright.Browser program) {
        this.playwright = playwright;
        this.program = program;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** @throws IllegalStateException where there is none */
    static Chromium start() {
        if (!isInstalled()) {
            throw new IllegalStateException(ABSENT);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        com.microsoft.playwright.Browser program = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(ARGUMENTS));
        return new Chromium(playwright, program);
    }

    /** A window of a laptop, with cookies and a memory of its own, on the same Monday as the application. */
    BrowserContext window(String root, String zone) {
        BrowserContext window = program.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(root)
                .setViewportSize(LAPTOP_WIDTH, LAPTOP_HEIGHT)
                .setLocale("en-US")
                .setTimezoneId(zone));
        window.setDefaultTimeout(PATIENCE_MS);
        window.addInitScript(ON_MONDAY.formatted(Monday.ahead()));
        return window;
    }

    @Override
    public void close() {
        program.close();
        playwright.close();
    }

    private static Path program() {
        String named = System.getProperty("DRUMBEAT_CHROMIUM", System.getenv("DRUMBEAT_CHROMIUM"));
        return Path.of(named == null ? "/usr/bin/chromium" : named);
    }
}
