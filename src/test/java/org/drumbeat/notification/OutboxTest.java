package org.drumbeat.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox where there is no mail server, as in the demo. */
@DrumbeatTest
@AlsoOnPostgres(
        value = {Kind.SQL, Kind.LOCKS},
        statementsOf = Outbox.class)
class OutboxTest {

    private static final String PASSWORD = "drumbeat";

    @Autowired
    private Notifications notifications;

    @Autowired
    private NotificationService service;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private BeanFactory beans;

    @LocalServerPort
    private int port;

    private Post post;
    private final String about = UUID.randomUUID().toString();

    @BeforeEach
    void openThePost() {
        post = new Post(beans);
    }

    @Test
    void writesWithTheTransactionOrNotAtAll() {
        assertThatThrownBy(() -> notifications.send(mail("alone", Recipient.person("rosa"))))
                .isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            notifications.send(mail("undone", Recipient.person("rosa")));
            status.setRollbackOnly();
        });

        assertThat(post.about(about)).isEmpty();
    }

    @Test
    void keepsWhatCannotBeSentWithWhatItSays() {
        send("task", Recipient.person("rosa"));

        assertThat(post.about(about)).singleElement().satisfies(letter -> {
            assertThat(letter.state()).isEqualTo("kept");
            assertThat(letter.to()).isEqualTo("rosa@example.com");
            assertThat(letter.subject()).isEqualTo("Hold debrief: Kim <Novak> & Co.");
            assertThat(letter.text())
                    .startsWith("Hello Rosa Delgado,")
                    .contains("http://127.0.0.1:8080/x?task=1", "Drumbeat")
                    .doesNotContain("due on");
            assertThat(letter.html())
                    .contains("Kim &lt;Novak&gt; &amp; Co.", "href=\"http://127.0.0.1:8080/x?task=1\"");
        });
    }

    @Test
    void writesNothingTwiceUnderOneKey() {
        String key = "once-" + about;
        send(key, Recipient.person("rosa"));
        send(key, Recipient.person("rosa"));

        assertThat(post.about(about)).hasSize(1);
    }

    @Test
    void writesToEverybodyOfARoleAndToAddressesOutside() {
        send("hr-" + about, Recipient.role(Role.HR));
        send("group-" + about, Recipient.personOrGroup("hr"));
        send("outside-" + about, Recipient.address("Kim Novak", "kim@example.org"));
        send("nobody-" + about, Recipient.person("nobody"));

        assertThat(post.about(about))
                .extracting(Post.Letter::to)
                .containsExactlyInAnyOrder(
                        "hana@example.com",
                        "hugo@example.com",
                        "hana@example.com",
                        "hugo@example.com",
                        "kim@example.org");
    }

    @Test
    void forgetsWhatItWroteAboutSomething() {
        send("a-" + about, Recipient.person("rosa"));
        assertThat(post.about(about)).hasSize(1);

        transaction.executeWithoutResult(status -> notifications.forget(about));

        assertThat(post.about(about)).isEmpty();
    }

    @Test
    void saysWhyAMailCannotBeTriedAgain() {
        send("a-" + about, Recipient.person("rosa"));
        String id = post.all().stream()
                .filter(mail -> about.equals(mail.about()))
                .findFirst()
                .orElseThrow()
                .id();

        assertThatThrownBy(() -> service.retry(id, new OutboxReader(true, false)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There is no mail server");
        assertThatThrownBy(() -> service.retry("x", new OutboxReader(true, false)))
                .hasMessageContaining("There is no such mail");
    }

    @Test
    void showsWhatAMailSaysToThoseItIsForAlone() {
        for (Audience audience : Audience.values()) {
            transaction.executeWithoutResult(status -> notifications.send(mail(
                    audience + about,
                    Recipient.address("Kim Novak", "kim@example.org"),
                    audience,
                    "SECRET" + audience)));
        }
        Map<String, Set<Audience>> read =
                Map.of("ada", EnumSet.of(Audience.ADMINS, Audience.LOGIN), "hana", EnumSet.of(Audience.HR));
        Map<String, Set<Audience>> listed =
                Map.of("ada", EnumSet.allOf(Audience.class), "hana", EnumSet.of(Audience.HR));

        for (String person : List.of("ada", "hana")) {
            Visitor browser = Visitor.anonymous(port).logIn(person, PASSWORD);
            Visitor system = Visitor.system(port, person, PASSWORD);
            String lists = browser.get("/outbox").body()
                    + system.get("/api/notifications").body();
            for (Audience audience : Audience.values()) {
                String secret = "SECRET" + audience;
                var page = browser.get("/outbox/" + id(audience + about));
                assertThat(page.statusCode())
                        .as(person + audience)
                        .isEqualTo(listed.get(person).contains(audience) ? 200 : 404);
                if (read.get(person).contains(audience)) {
                    assertThat(page.body()).as(person + audience).contains(secret);
                    assertThat(lists).as(person).contains(secret);
                } else {
                    assertThat(page.body() + lists).as(person + audience).doesNotContain(secret);
                }
            }
        }
    }

    @Test
    void showsALinkThatOpensALoginToAdminsInTheDemoAlone() {
        OutboxReader admin = new OutboxReader(true, false);

        assertThat(admin.reads(Audience.LOGIN, true)).isTrue();
        assertThat(admin.reads(Audience.LOGIN, false)).isFalse();
        assertThat(new OutboxReader(false, true).reads(Audience.LOGIN, true)).isFalse();
        assertThat(new OutboxReader(true, true).reads(Audience.RECIPIENTS, true))
                .isFalse();
    }

    @Test
    void letsHrHaveAMailToACandidateTriedAgainAndNoOther() {
        OutboxReader hr = new OutboxReader(false, true);
        Recipient kim = Recipient.address("Kim Novak", "kim@example.org");
        transaction.executeWithoutResult(status -> {
            notifications.send(mail("hr-" + about, kim, Audience.HR, "x"));
            notifications.send(mail("admins-" + about, kim, Audience.ADMINS, "x"));
        });

        assertThatThrownBy(() -> service.retry(id("hr-" + about), hr)).hasMessageContaining("There is no mail server");
        assertThatThrownBy(() -> service.retry(id("admins-" + about), hr))
                .hasMessageContaining("There is no such mail");
    }

    @Test
    void makesALinkOfWhatTheTemplateMadeOneAlone() {
        String typed = "https://elsewhere.example/\"onclick=\"x";
        transaction.executeWithoutResult(
                status -> notifications.send(mail("links-" + about, Recipient.person("rosa"), Audience.ADMINS, typed)));

        String page = Visitor.anonymous(port)
                .logIn("ada", PASSWORD)
                .get("/outbox/" + id("links-" + about))
                .body();

        assertThat(page)
                .contains("href=\"http://127.0.0.1:8080/x?task=1\"")
                .contains("elsewhere.example")
                .doesNotContain("href=\"https://elsewhere", "\"onclick=\"");
    }

    @Test
    void linksToThePortThatIsOpen() {
        assertThat(beans.getBean(Organisation.class).link("/x")).isEqualTo("http://127.0.0.1:" + port + "/x");
    }

    private String id(String key) {
        return post.all().stream()
                .filter(mail -> key.equals(mail.key()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void invitesEverybodyOnceAChange() {
        Invitation first = invitation(0, true);
        transaction.executeWithoutResult(status -> {
            notifications.invite(first);
            notifications.invite(first);
            notifications.invite(invitation(1, false));
            notifications.cancel(invitation(2, false));
        });

        assertThat(post.about(about))
                .extracting(Post.Letter::subject)
                .containsExactlyInAnyOrder(
                        "Interview with Kim Novak",
                        "Interview",
                        "Changed: Interview with Kim Novak",
                        "Changed: Interview",
                        "Cancelled: Interview with Kim Novak",
                        "Cancelled: Interview");
        assertThat(post.about(about).get(0).text())
                .contains("Monday, March 1, 2027 at 10:00 AM Eastern Time", "Room 4", "45 minutes");
        assertThat(post.about(about))
                .filteredOn(letter -> letter.to().equals("kim@example.org"))
                .filteredOn(letter -> !letter.subject().startsWith("Cancelled"))
                .allSatisfy(letter -> assertThat(letter.text() + letter.calendar())
                        .contains("Bring examples")
                        .doesNotContain("Ask the same questions"));
    }

    @Test
    void whoeverIsNewToAnAppointmentThatHasChangedIsInvited() {
        transaction.executeWithoutResult(status -> notifications.invite(invitation(3, true)));

        assertThat(post.about(about))
                .extracting(Post.Letter::subject)
                .containsExactlyInAnyOrder("Interview with Kim Novak", "Interview");
        assertThat(post.about(about).get(0).text()).contains("You are invited").doesNotContain("changed");
    }

    private Invitation invitation(int sequence, boolean isNew) {
        return new Invitation(
                "uid-" + about,
                sequence,
                "Room 4",
                Instant.parse("2027-03-01T15:00:00Z").plus(Duration.ofHours(sequence)),
                45,
                List.of(
                        new Invitation.Guest(
                                Recipient.person("mina"), "Interview with Kim Novak", "Ask the same questions", isNew),
                        new Invitation.Guest(
                                Recipient.address("Kim Novak", "kim@example.org"),
                                "Interview",
                                "Bring examples",
                                isNew)),
                about,
                Audience.RECIPIENTS);
    }

    private void send(String key, Recipient to) {
        transaction.executeWithoutResult(status -> notifications.send(mail(key, to)));
    }

    private Mail mail(String key, Recipient to) {
        return mail(key, to, Audience.ADMINS, "Kim <Novak> & Co.");
    }

    private Mail mail(String key, Recipient to, Audience audience, String subject) {
        Map<String, Object> values =
                Map.of("task", "Hold debrief", "subject", subject, "due", "", "link", "http://127.0.0.1:8080/x?task=1");
        return new Mail(key, to, "task-assigned", values, about, audience);
    }
}
