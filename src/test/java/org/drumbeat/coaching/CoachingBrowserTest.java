package org.drumbeat.coaching;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMessage;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.drumbeat.Browser;
import org.drumbeat.BrowserTest;
import org.drumbeat.FormPage;
import org.drumbeat.Monday;
import org.drumbeat.TasklistPage;
import org.drumbeat.notification.Post;
import org.drumbeat.notification.TestMailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A rep and her manager walk through one field visit in Tasklist, from the plan to the follow-up, while a real mail server takes
 * their invitations.
 */
@BrowserTest
class CoachingBrowserTest {

    private static final String MINE = "My tasks";
    private static final String CUSTOMER = "Northland Mills, Duluth";
    private static final String INVITATION = "Field visit: Rosa Delgado and Marco Bianchi, " + CUSTOMER;
    private static final String WHY = "Two of my customers decide in January: I would like to see you sooner.";
    private static final String ACTION = "Prepare two such questions for the next call.";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** A working day, far enough ahead to be moved. */
    private final LocalDate planned = Monday.TODAY.plusWeeks(1).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    private final LocalDate moved = planned.plusDays(1);
    private final LocalDate actionDay = moved.plusDays(7);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JobExecutor executor;

    @Autowired
    private CoachingPlanRepository plans;

    private CoachingDesk desk;
    private Post post;
    private TestMailServer server;

    /** Jobs are done by hand: the executor would take a clock that is moved for a night in which everything is due. */
    @BeforeEach
    void stopTheExecutor() {
        executor.shutdown();
        desk = new CoachingDesk(beans);
        post = new Post(beans);
        server = new TestMailServer(beans);
    }

    /** Nothing of the cycle is left over for the tests after this one. */
    @AfterEach
    void endTheCycle() {
        plans.findByOpenFor("rosa").ifPresent(plan -> {
            desk.desks().send("people.personLeft", plan.id());
            desk.run(plan.id());
        });
        Monday.again();
        server.close();
        executor.start();
    }

    @Test
    void aRepAndHerManagerGoThroughAVisit(Browser browser) throws Exception {
        TasklistPage marco = browser.logIn("marco").open();
        TasklistPage rosa = browser.logIn("rosa").open();
        propose(browser, marco);
        String plan = plan();
        proposeSomethingElse(browser, rosa);
        takeOver(browser, marco);
        desk.run(plan);

        schedule(browser, marco);
        bothAreInvited(INVITATION, "0", at(planned, 10, 0), at(planned, 14, 0));
        reschedule(browser, marco);
        desk.run(plan);
        bothAreInvited("Changed: " + INVITATION, "1", at(moved, 9, 0), at(moved, 10, 30));

        rateHerself(browser, rosa);
        assertThat(desk.taskOf("Task_WriteFieldVisitReport", "marco")).isNull();
        desk.let(plan, moved, 11);
        writeTheReport(browser, marco);
        confirm(browser, rosa);
        desk.let(plan, actionDay, 17);
        checkTheFollowUp(browser, marco);
        desk.run(plan);

        FormPage next = marco.openTask(MINE, "Schedule field visit");
        assertThat(next.content()).containsText("Rosa Delgado: visit 2 of 4");
        assertThat(next.content()).containsText("Agreed last time: " + ACTION + " (Partly)");
        browser.picture("marco", "coaching-11-next-visit");
    }

    private static void propose(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.startProcess("Start coaching")
                .choose("Rep", "Rosa Delgado (Rep, North)")
                .choose("Skill", "Needs discovery")
                .choose("Level today", "2 – does part of it")
                .choose("Level to reach", "3 – does it reliably");
        browser.picture("marco", "coaching-01-start");
        form.complete();
    }

    private static void proposeSomethingElse(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask(MINE, "Agree on plan");
        assertThat(form.content()).containsText("From level 2 today to level 3, in 3 field visits, one every 30 days.");
        assertThat(form.content()).containsText("Asks prepared questions one after the other");
        assertThat(form.content().getByLabel("Why?")).hasCount(0);
        browser.picture("rosa", "coaching-02-agree-on-plan");

        form.check("No, I propose something else")
                .fill("Field visits", "4")
                .fill("Days from visit to visit", "21")
                .fill("Why?", WHY);
        browser.picture("rosa", "coaching-03-counter-proposal");
        form.complete();
    }

    private static void takeOver(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask(MINE, "Answer counter-proposal");
        assertThat(form.content()).containsText("Rosa Delgado proposes something else: " + WHY);
        assertThat(form.content().getByLabel("Field visits")).hasValue("4");
        assertThat(form.content().getByLabel("Days from visit to visit")).hasValue("21");
        browser.picture("marco", "coaching-04-answer-counter-proposal");
        form.complete();
    }

    private void schedule(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask(MINE, "Schedule field visit");
        assertThat(form.content()).containsText("Rosa Delgado: visit 1 of 4");
        form.pickDate("Start", planned)
                .pickTime("Time", "10:00 AM")
                .fill("Customer", CUSTOMER)
                .fill("Purpose", "Find out why the second line was put off.");
        browser.picture("marco", "coaching-05-schedule");
        form.complete();
    }

    private void reschedule(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.startProcess("Reschedule a field visit")
                .choose("Visit", "Rosa Delgado, " + CUSTOMER)
                .pickDate("Start", moved)
                .pickTime("Time", "9:00 AM")
                .fill("Minutes", "90");
        browser.picture("marco", "coaching-06-reschedule");
        form.complete();
    }

    private static void rateHerself(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask(MINE, "Rate yourself");
        assertThat(form.content()).containsText(CUSTOMER);
        assertThat(form.content()).containsText("9:00 AM");
        rate(form, "4 – goes a step further");
        browser.picture("rosa", "coaching-07-rate-yourself");
        form.complete();
    }

    private void writeTheReport(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask(MINE, "Write field visit report");
        assertThat(form.content().getByRole(AriaRole.RADIO)).hasCount(15);
        assertThat(form.content().locator("input:checked")).hasCount(0);
        form.fill("What did you observe?", "Asked three open questions and took notes.")
                .level("Asks and follows up", "2 – does part of it");
        browser.picture("marco", "coaching-08-report");
        rate(form, "2 – does part of it");
        form.fill("One thing to do differently", "Ask what it costs to leave things as they are.")
                .fill("What did you both agree to do?", ACTION)
                .pickDate("By when?", actionDay);
        assertThat(form.lastButton()).isEnabled();
        form.complete();
    }

    private static void confirm(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask(MINE, "Confirm report");
        assertThat(form.content()).containsText("Ask what it costs to leave things as they are.");
        assertThat(form.content()).containsText(ACTION);
        form.fill("Comment", "That is how I saw it.");
        browser.picture("rosa", "coaching-09-confirm-report");
        form.complete();
    }

    private static void checkTheFollowUp(Browser browser, TasklistPage tasklist) {
        FormPage form = tasklist.openTask(MINE, "Check follow-up");
        assertThat(form.content()).containsText("That is how I saw it.");
        assertThat(form.content().locator("tr", new Locator.LocatorOptions().setHasText("Listens and checks")))
                .containsText("42");
        form.check("Partly").fill("How do you know?", "Heard one of the questions in the call.");
        browser.picture("marco", "coaching-10-follow-up");
        form.complete();
    }

    private static ZonedDateTime at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(CoachingDesk.NEW_YORK);
    }

    private static void rate(FormPage form, String level) {
        List.of("Asks and follows up", "Listens and checks", "Finds what the need is worth")
                .forEach(behaviour -> form.level(behaviour, level));
    }

    /** What arrives at the mail server after this change, and what a calendar reads in it. */
    private void bothAreInvited(String subject, String sequence, ZonedDateTime from, ZonedDateTime to)
            throws Exception {
        post.deliver();
        List<VEvent> entries = new ArrayList<>();
        for (MimeMessage mail : server.received()) {
            if (mail.getSubject().equals(subject)) {
                entries.add(entry(mail));
            }
        }
        assertThat(entries)
                .extracting(entry -> value(entry, "ATTENDEE"))
                .containsExactlyInAnyOrder("mailto:rosa@example.com", "mailto:marco@example.com");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(value(entry, "UID")).startsWith(visit());
            assertThat(value(entry, "SEQUENCE")).isEqualTo(sequence);
            assertThat(value(entry, "SUMMARY")).isEqualTo(INVITATION);
            assertThat(value(entry, "LOCATION")).isEqualTo(CUSTOMER);
            assertThat(value(entry, "DTSTART")).isEqualTo(UTC.format(from));
            assertThat(value(entry, "DTEND")).isEqualTo(UTC.format(to));
        });
    }

    private String visit() {
        return desk.visit(plan());
    }

    private String plan() {
        return plans.findByOpenFor("rosa").orElseThrow().id();
    }

    private static VEvent entry(MimeMessage mail) throws Exception {
        List<String> calendars = TestMailServer.parts(mail, "text/calendar");
        assertThat(calendars).hasSize(1);
        Calendar calendar = new CalendarBuilder().build(new StringReader(calendars.get(0)));
        assertThat(calendar.getProperty("METHOD").orElseThrow().getValue()).isEqualTo("REQUEST");
        return (VEvent) calendar.getComponent("VEVENT").orElseThrow();
    }

    private static String value(VEvent entry, String property) {
        return entry.getProperty(property).orElseThrow().getValue();
    }
}
