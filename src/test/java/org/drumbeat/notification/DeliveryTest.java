package org.drumbeat.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.Visitor;
import org.drumbeat.workflow.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** What arrives at a real mail server, and what becomes of mails while it is down. */
@DrumbeatTest
class DeliveryTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Notifications notifications;

    @Autowired
    private NotificationService service;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MeterRegistry figures;

    @Autowired
    private BeanFactory beans;

    private final String about = UUID.randomUUID().toString();
    private Post post;
    private TestMailServer server;

    @BeforeEach
    void openThePost() {
        post = new Post(beans);
        server = new TestMailServer(beans);
    }

    @AfterEach
    void closeThePost() {
        server.close();
        Monday.again();
    }

    @Test
    void sendsBothTextsAfterTheTransaction() throws Exception {
        send("a-" + about);
        assertThat(server.received()).isEmpty();
        assertThat(state()).isEqualTo("waiting");

        post.deliver();

        MimeMessage mail = server.received().get(0);
        assertThat(mail.getSubject()).isEqualTo("Hold debrief: Kim Ñandú");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("Drumbeat <drumbeat@example.com>");
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("Rosa Delgado <rosa@example.com>");
        assertThat(mail.getMessageID()).isEqualTo("<" + mail().id() + "@127.0.0.1>");
        assertThat(TestMailServer.parts(mail, "text/plain"))
                .singleElement()
                .asString()
                .contains("Kim Ñandú");
        assertThat(TestMailServer.parts(mail, "text/html"))
                .singleElement()
                .asString()
                .contains("Kim Ñandú");
        assertThat(state()).isEqualTo("sent");
        post.deliver();
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anInvitationIsReadByACalendarAndSoIsItsCancellation() throws Exception {
        Invitation invitation = new Invitation(
                "interview-" + about,
                0,
                "Room 4",
                Instant.parse("2027-03-01T15:00:00Z"),
                45,
                List.of(new Invitation.Guest(
                        Recipient.person("mina"), "Fit interview; Kim, Novak", "First line\nSecond line", true)),
                about,
                Audience.RECIPIENTS);
        transaction.executeWithoutResult(status -> notifications.invite(invitation));
        post.deliver();
        transaction.executeWithoutResult(status -> notifications.cancel(new Invitation(
                invitation.uid(),
                1,
                invitation.place(),
                invitation.startsAt(),
                invitation.durationMinutes(),
                invitation.guests(),
                about,
                Audience.RECIPIENTS)));
        post.deliver();

        VEvent invited = event(server.received().get(0), "REQUEST");
        assertThat(value(invited, "UID")).isEqualTo("interview-" + about + "@127.0.0.1");
        assertThat(value(invited, "SEQUENCE")).isEqualTo("0");
        assertThat(value(invited, "DTSTART")).isEqualTo("20270301T150000Z");
        assertThat(value(invited, "DTEND")).isEqualTo("20270301T154500Z");
        assertThat(value(invited, "SUMMARY")).isEqualTo("Fit interview; Kim, Novak");
        assertThat(value(invited, "DESCRIPTION")).isEqualTo("First line\nSecond line");
        assertThat(value(invited, "LOCATION")).isEqualTo("Room 4");
        assertThat(value(invited, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(invited, "ORGANIZER")).isEqualTo("mailto:drumbeat@example.com");
        assertThat(value(invited, "ATTENDEE")).isEqualTo("mailto:mina@example.com");
        VEvent off = event(server.received().get(1), "CANCEL");
        assertThat(value(off, "UID")).isEqualTo(value(invited, "UID"));
        assertThat(value(off, "SEQUENCE")).isEqualTo("1");
        assertThat(value(off, "STATUS")).isEqualTo("CANCELLED");
    }

    @Test
    void noLineOfAnInvitationIsLongerThanOtherCalendarsRead() throws Exception {
        for (String text :
                List.of("An interview about the position. ".repeat(20), "Gespräch über 面接の予定 🎺. ".repeat(20))) {
            String calendar = transaction.execute(status -> {
                notifications.invite(new Invitation(
                        "long-" + about,
                        0,
                        "Room 4",
                        Instant.parse("2027-03-01T15:00:00Z"),
                        45,
                        List.of(new Invitation.Guest(Recipient.person("mina"), text.strip(), text.strip(), true)),
                        about,
                        Audience.RECIPIENTS));
                status.setRollbackOnly();
                return post.about(about).get(0).calendar();
            });

            assertThat(calendar.split("\r\n"))
                    .allSatisfy(line ->
                            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
            assertThat(calendar.replace("\r\n ", "")).contains("DESCRIPTION:" + text.strip());
        }
    }

    @Test
    void hrIsToldOfAMailToSomebodyOutsideThatNeverArrives() {
        server.stop();
        transaction.executeWithoutResult(status -> notifications.send(new Mail(
                "outside-" + about,
                Recipient.address("Kim Novak", "kim-" + about + "@example.org"),
                "hiring/candidate-withdrawn",
                Map.of("vacancy", "Account executive"),
                about)));
        for (Duration pause : List.of(
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(8),
                Duration.ZERO)) {
            post.deliver();
            later(pause.plusSeconds(1));
        }

        assertThat(post.only(about, "Your application has been withdrawn: Account executive")
                        .state())
                .isEqualTo("dead");
        assertThat(post.about(about))
                .filteredOn(letter -> letter.subject().equals("Kim Novak could not be reached by mail"))
                .allSatisfy(letter -> assertThat(letter.text())
                        .contains(
                                "Your application has been withdrawn: Account executive",
                                "kim-" + about + "@example.org"))
                .extracting(Post.Letter::to)
                .containsExactlyInAnyOrder("hana@example.com", "hugo@example.com");
        // What HR was told goes out before another test looks at what arrives.
        server.start();
        post.deliver();
    }

    @Test
    void whatCannotBeSentIsTriedAgainAfterLongerAndLongerPausesAndThenADeadLetter() {
        server.stop();
        send("a-" + about);

        for (Duration pause : List.of(
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(8))) {
            post.deliver();
            assertThat(state()).isEqualTo("waiting");
            assertThat(mail().lastError()).startsWith("MailSendException: ").doesNotContain("rosa");
            later(pause.minusSeconds(1));
            post.deliver();
            int before = mail().attempts();
            later(Duration.ofSeconds(2));
            post.deliver();
            assertThat(mail().attempts()).isGreaterThanOrEqualTo(before);
        }
        assertThat(state()).isEqualTo("dead");
        assertThat(mail().attempts()).isEqualTo(6);
        assertThat(figures.get("drumbeat.mails.dead").gauge().value()).isPositive();

        server.start();
        post.deliver();
        assertThat(server.received()).isEmpty();
        service.retry(mail().id(), new OutboxReader(true, false));
        assertThatThrownBy(() -> service.retry(mail().id(), new OutboxReader(true, false)))
                .isInstanceOf(Refusal.class);
        post.deliver();
        assertThat(state()).isEqualTo("sent");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void adminsSeeDeadLettersAndHaveThemTriedAgain() throws Exception {
        server.close();
        send("a-" + about);
        server = new TestMailServer(beans);
        Visitor ada = Visitor.system(port, "ada", "drumbeat");

        JsonNode kept = new ObjectMapper()
                .readTree(ada.get("/api/notifications?state=kept").body());
        assertThat(kept.path("total").asInt()).isPositive();
        assertThat(kept.path("notifications").get(0).fieldNames())
                .toIterable()
                .contains("id", "to", "subject", "state", "attempts", "lastError", "createdAt", "sentAt")
                .doesNotContain("text");
        assertThat(ada.get("/api/notifications?state=lost").statusCode()).isEqualTo(422);
        assertThat(ada.get("/api/notifications?page=x").statusCode()).isEqualTo(400);
        HttpResponse<String> retried = ada.json("POST", "/api/notifications/" + mail().id() + "/retry", "");
        assertThat(retried.statusCode()).isEqualTo(204);
        post.deliver();
        assertThat(state()).isEqualTo("sent");
        assertThat(ada.json("POST", "/api/notifications/" + mail().id() + "/retry", "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(ada.json("POST", "/api/notifications/x/retry", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void adminsReadMailsOnAPageAndTryThemAgain() {
        server.close();
        send("a-" + about);
        server = new TestMailServer(beans);
        Visitor ada = Visitor.anonymous(port).logIn("ada", "drumbeat");
        String page = "/outbox/" + mail().id();

        assertThat(ada.get("/outbox?state=kept").body()).contains("href=\"" + page + "\"");
        assertThat(ada.get("/outbox?state=dead").body()).doesNotContain(page);
        assertThat(ada.get(page).body()).contains("Hello Rosa Delgado", "Try again");
        ada.submit(page, page, "");
        assertThat(ada.get(page).body()).contains("will be tried again").doesNotContain("Try again");
    }

    private void send(String key) {
        transaction.executeWithoutResult(status -> notifications.send(new Mail(
                key,
                Recipient.person("rosa"),
                "task-assigned",
                Map.of("task", "Hold debrief", "subject", "Kim Ñandú", "due", "", "link", "http://127.0.0.1:8080/"),
                about,
                Audience.ADMINS)));
    }

    private OutboxMail mail() {
        return post.all().stream()
                .filter(mail -> about.equals(mail.about()))
                .findFirst()
                .orElseThrow();
    }

    private String state() {
        return post.about(about).get(0).state();
    }

    private static void later(Duration pause) {
        Monday.jumpTo(Monday.now().plus(pause));
    }

    private static VEvent event(MimeMessage mail, String method) throws Exception {
        List<String> calendars = TestMailServer.parts(mail, "text/calendar");
        assertThat(calendars).hasSize(1);
        assertThat(TestMailServer.parts(mail, "application/ics")).isEqualTo(calendars);
        Calendar calendar = new CalendarBuilder().build(new StringReader(calendars.get(0)));
        assertThat(calendar.getProperty("METHOD").orElseThrow().getValue()).isEqualTo(method);
        return (VEvent) calendar.getComponent("VEVENT").orElseThrow();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }
}
