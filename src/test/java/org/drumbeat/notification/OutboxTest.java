package org.drumbeat.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox where there is no mail server, as in the demo. */
@DrumbeatTest
class OutboxTest {

    @Autowired
    private Notifications notifications;

    @Autowired
    private NotificationService service;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private BeanFactory beans;

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

        assertThatThrownBy(() -> service.retry(id))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There is no mail server");
        assertThatThrownBy(() -> service.retry("x")).hasMessageContaining("There is no such mail");
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
                about);
    }

    private void send(String key, Recipient to) {
        transaction.executeWithoutResult(status -> notifications.send(mail(key, to)));
    }

    private Mail mail(String key, Recipient to) {
        Map<String, Object> values = Map.of(
                "task",
                "Hold debrief",
                "subject",
                "Kim <Novak> & Co.",
                "due",
                "",
                "link",
                "http://127.0.0.1:8080/x?task=1");
        return new Mail(key, to, "task-assigned", values, about);
    }
}
