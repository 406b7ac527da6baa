package org.drumbeat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.mock.env.MockEnvironment;

/** What people write stands in mails and invitations as they wrote it: nothing is read out of it. */
class PlantedMailsTest {

    private static final String PLANTED = "**Kim** <b>x</b><img src=x onerror=alert(1)><style>*{}</style>"
            + " [[${7*7}]] [(${7*7})] ${7*7} {{7*7}} \"q\"; a:b, c\\n;CN=z & O'Brien";

    private static final Organisation ORGANISATION = new Organisation(
            "Example Inc.",
            "https://drumbeat.example.com",
            "drumbeat@example.com",
            ZoneId.of("America/New_York"),
            new MockEnvironment());

    record Task(String who, String task, String subject, String due, String link) {}

    @Test
    void noTemplateReadsMarkupOrExpressionsOutOfAValue() throws IOException {
        try (GenericApplicationContext resources = new GenericApplicationContext()) {
            resources.refresh();
            MailTexts texts = new MailTexts(resources, ORGANISATION);
            List<String> templates = templates();
            assertThat(templates).contains("invitation", "hiring/offer-made", "task-assigned");

            for (String template : templates) {
                OutboxMail.Texts mail =
                        texts.of(template, everyValuePlanted(), new Address(PLANTED, "kim@example.org"));

                assertThat(mail.html())
                        .as(template)
                        .contains("&lt;b&gt;x&lt;/b&gt;&lt;img src=x onerror=alert(1)&gt;", "[(${7*7})]")
                        .doesNotContain("<img src=x", "<style>*", "<b>x");
                assertThat(mail.text()).as(template).contains(PLANTED);
                assertThat(mail.subject()).as(template).doesNotContain("\n", "49");
            }
        }
    }

    /** Data of before hold them, where one line is asked for today. */
    @Test
    void noLineBreakInAValueMovesTheBorderBetweenSubjectAndMail() throws IOException {
        try (GenericApplicationContext resources = new GenericApplicationContext()) {
            resources.refresh();
            MailTexts texts = new MailTexts(resources, ORGANISATION);
            Map<String, Object> values = everyValuePlanted();
            values.replaceAll((name, value) -> value.equals(PLANTED) ? "First\r\n\r\nBcc: eve@example.org" : value);

            for (String template : templates()) {
                OutboxMail.Texts mail = texts.of(template, values, new Address("Kim", "kim@example.org"));

                assertThat(mail.subject())
                        .as(template)
                        .doesNotContain("\n", "\r")
                        .isNotBlank();
                assertThat(mail.text()).as(template).startsWith("Hello Kim,\n");
            }
            assertThat(texts.of("hiring/vacancy-refused", values, new Address("Kim", "kim@example.org"))
                            .subject())
                    .isEqualTo("Vacancy refused: First Bcc: eve@example.org");
        }
    }

    @Test
    void whatHasSeveralLinesKeepsThem() throws IOException {
        try (GenericApplicationContext resources = new GenericApplicationContext()) {
            resources.refresh();
            MailTexts texts = new MailTexts(resources, ORGANISATION);
            Map<String, Object> values = everyValuePlanted();
            values.replaceAll(
                    (name, value) -> List.of("reason", "description").contains(name) ? "First\nSecond" : value);

            for (String template : List.of("invitation", "hiring/vacancy-refused", "hiring/vacancy-cancelled")) {
                OutboxMail.Texts mail = texts.of(template, values, new Address("Kim", "kim@example.org"));

                assertThat(mail.html()).as(template).contains("<p style=\"white-space:pre-line\">First\nSecond</p>");
                assertThat(mail.text()).as(template).contains("First\nSecond");
            }
        }
    }

    @Test
    void anInvitationSaysWhatWasWrittenAndInvitesNobodyElse() throws IOException, ParserException {
        Invitation.Guest guest = new Invitation.Guest(
                Recipient.address(PLANTED, "kim@example.org"),
                PLANTED,
                PLANTED + "\nATTENDEE:mailto:eve@example.org\r\nEND:VEVENT",
                true);
        Invitation invitation = new Invitation(
                "id", 0, PLANTED, Instant.parse("2027-03-10T15:00:00Z"), 45, List.of(guest), "about", Audience.HR);

        String written = new Calendars(ORGANISATION)
                .write(invitation, guest, "REQUEST", new Address(PLANTED, "kim@example.org"), Instant.EPOCH);

        Calendar read = new CalendarBuilder().build(new StringReader(written));
        List<CalendarComponent> events = read.getComponents(Component.VEVENT);
        assertThat(events).hasSize(1);
        CalendarComponent event = events.get(0);
        assertThat(event.getRequiredProperty(Property.SUMMARY).getValue()).isEqualTo(PLANTED);
        assertThat(event.getRequiredProperty(Property.LOCATION).getValue()).isEqualTo(PLANTED);
        assertThat(event.getRequiredProperty(Property.DESCRIPTION).getValue().replace("\r", ""))
                .isEqualTo(PLANTED + "\nATTENDEE:mailto:eve@example.org\nEND:VEVENT");
        assertThat(event.<Property>getProperties(Property.ATTENDEE))
                .extracting(Property::getValue)
                .containsExactly("mailto:kim@example.org");
    }

    @Test
    void aMailGoesToTheAddressThatMailServersKnow() {
        assertThat(new Address("Jo", "jo@ex\u00e4mple.de").email()).isEqualTo("jo@xn--exmple-cua.de");
        assertThat(new Address("Jo", null).email()).isNull();
    }

    private static Map<String, Object> everyValuePlanted() {
        Map<String, Object> values = new HashMap<>();
        for (String name : List.of(
                "vacancy",
                "when",
                "rep",
                "summary",
                "manager",
                "until",
                "reason",
                "customer",
                "by",
                "task",
                "subject",
                "startDate",
                "place",
                "neededBy",
                "hiringManager",
                "duration",
                "due",
                "description",
                "answerBy",
                "amount",
                "changed",
                "keeper",
                "period",
                "countedFrom",
                "name",
                "email",
                "group",
                "login",
                "opensOn")) {
            values.put(name, PLANTED);
        }
        values.put("link", "https://drumbeat.example.com/?a=1&b=2");
        values.put("count", 3);
        values.put("more", 2);
        values.put("all", "https://drumbeat.example.com/");
        values.put("tasks", List.of(new Task(PLANTED, PLANTED, PLANTED, PLANTED, "https://drumbeat.example.com/")));
        return values;
    }

    private static List<String> templates() throws IOException {
        List<String> names = new ArrayList<>();
        for (Resource template :
                new PathMatchingResourcePatternResolver().getResources("classpath:/templates/mail/**/*.txt")) {
            String path = template.getURL().getPath();
            names.add(path.substring(path.indexOf("/templates/mail/") + 16, path.length() - 4));
        }
        return names;
    }
}
