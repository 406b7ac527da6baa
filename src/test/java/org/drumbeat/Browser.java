package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the people in one test have before them: everybody a window of their own, in which they log in once and stay.
 *
 * <p>Pictures go to {@code target/screenshots}; what a page reports as an error fails the test at its end.
 */
public final class Browser implements AutoCloseable {

    /** Of everybody in the demo organisation. */
    private static final String PASSWORD = "drumbeat";

    private static final Path PICTURES = Path.of("target", "screenshots");

    /** What axe-core calls the two graver of its four degrees. */
    private static final Set<String> BARRIERS = Set.of("serious", "critical");

    private final Chromium chromium;
    private final String root;
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();
    private String zone = "America/New_York";

    Browser(Chromium chromium, String root) {
        this.chromium = chromium;
        this.root = root;
    }

    /** Where the people sit whose windows are opened from now on. */
    public Browser in(String timeZone) {
        zone = timeZone;
        return this;
    }

    /** The window of this person, who is a stranger until they log in. */
    public Page windowOf(String person) {
        return pages.computeIfAbsent(person, this::open);
    }

    /** Logs this person in on our page and goes on from the home page to Tasklist. */
    public TasklistPage logIn(String person) {
        Page page = windowOf(person);
        page.navigate("/login");
        page.getByLabel("User name").fill(person);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Hello"))
                .waitFor();
        return new TasklistPage(page);
    }

    /** Keeps what this person sees now, under this name. */
    public void picture(String person, String name) {
        picture(windowOf(person), name);
    }

    /** Keeps what stands on this page now, also one that a link has opened. */
    public void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** Looks at what this person sees now for what would keep somebody out who cannot see well, or uses no mouse. */
    public void assertOpenToAll(String person) {
        assertOpenToAll(windowOf(person), "body");
    }

    /** Looks only at this part of a page, as a selector names it. */
    public void assertOpenToAll(Page page, String part) {
        // A page without frames needs no second one to put the findings together.
        List<String> barriers = new AxeBuilder(page)
                .setLegacyMode(true).include(part).analyze().getViolations().stream()
                        .filter(rule -> BARRIERS.contains(rule.getImpact()))
                        .map(Browser::inWords)
                        .toList();
        assertThat(barriers).as("what keeps people out").isEmpty();
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    void keepLastViews(String test) {
        pages.keySet().forEach(person -> picture(person, "failed-" + test + "-" + person));
    }

    void assertNothingWentWrong() {
        assertThat(errors).as("what the pages reported as errors").isEmpty();
    }

    @Override
    public void close() {
        pages.values().forEach(page -> page.context().close());
    }

    private Page open(String person) {
        BrowserContext window = chromium.window(root, zone);
        window.onConsoleMessage(message -> note(person, message));
        window.onWebError(error -> errors.add(person + ": " + error.error()));
        return window.newPage();
    }

    private void note(String person, ConsoleMessage message) {
        if ("error".equals(message.type())
                && !isRefusedForm(message)
                && !isJustCompleted(message)
                && !isLoggedOut(message)) {
            errors.add(person + ": " + message.text() + " (" + message.location() + ")");
        }
    }

    /** Tasklist asks for the open task every ten seconds, also in the moment in which it is completed. */
    private static boolean isJustCompleted(ConsoleMessage message) {
        return message.text().contains("status of 404") && message.location().matches(".*/task/[-0-9a-f]+:\\d+:\\d+.*");
    }

    /** Tasklist asks for its lists every few seconds, also in the moment in which its person logs out. */
    private static boolean isLoggedOut(ConsoleMessage message) {
        return message.text().contains("status of 401") && message.location().contains("/camunda/api/");
    }

    /** The browser notes the status of every refused request; the sentence that the person reads, a test looks for. */
    private static boolean isRefusedForm(ConsoleMessage message) {
        return message.text().contains("status of 400") && message.location().contains("/submit-form")
                || message.text().matches(".*status of (409|422).*")
                        && message.location().matches(".*/((people|results)/import|api/drafts/|password/).*")
                || message.text().matches(".*status of (403|404).*")
                        && message.location().matches(".*/(outbox|nothing-here):0:0");
    }
}
