package org.drumbeat.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.drumbeat.notification.OutboxMail.State;
import org.drumbeat.workflow.BackgroundJobs;
import org.drumbeat.workflow.OpenTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A mail server that dribbles, that is silent, or that was being talked to when a node died: nobody waits, and no mail is lost. */
@DrumbeatTest
@AlsoOnPostgres({Kind.LOCKS, Kind.RACES})
class SlowMailServerTest {

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Autowired
    private Notifications notifications;

    @Autowired
    private Outbox outbox;

    @Autowired
    private OpenTasks tasks;

    @Autowired
    private Organisation organisation;

    @Autowired
    private BackgroundJobs backgroundJobs;

    @Autowired
    private ManagementService management;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource database;

    @Autowired
    private Clock clock;

    @Autowired
    private DefaultListableBeanFactory beans;

    private final String about = UUID.randomUUID().toString();
    private final List<Node> nodes = new ArrayList<>();
    private Post post;

    /** Without a mail server nothing waits that another test has left behind. */
    @BeforeEach
    void emptyTheOutbox() {
        post = new Post(beans);
        post.deliver();
    }

    @AfterEach
    void leaveNothing() throws InterruptedException {
        TestMailServer.forget(beans);
        transaction.executeWithoutResult(status -> notifications.forget(about));
        for (Node node : nodes) {
            node.delivery.stop();
        }
    }

    @Test
    void whileAServerDribblesNoThreadOfJobsNoRowAndNoConnectionIsHeld() throws Exception {
        try (DribblingMailServer server = dribbling()) {
            write(1);
            post.begin();
            server.awaitCall();

            assertThat(database.unwrap(HikariDataSource.class)
                            .getHikariPoolMXBean()
                            .getActiveConnections())
                    .isZero();
            OutboxMail mail =
                    transaction.execute(status -> outbox.findLocked(only().id()).orElseThrow());
            assertThat(mail.state()).isEqualTo(State.WAITING);
            assertThat(mail.nextAttemptAt()).isAfter(clock.instant().plusSeconds(30));
            Node other = new Node(SHORT);
            other.begin();
            other.isDone();
            assertThat(server.calls()).isEqualTo(1);
        }
        post.deliver();
        assertThat(only().attempts()).isEqualTo(1);
    }

    @Test
    void whatIsForgottenWhileItIsOnItsWayIsGone() throws Exception {
        try (DribblingMailServer server = dribbling()) {
            write(1);
            post.begin();
            server.awaitCall();

            transaction.executeWithoutResult(status -> notifications.forget(about));
        }
        post.deliver();
        assertThat(mails()).isEmpty();
    }

    @Test
    void anExchangeIsCutOffAtTheDeadlineHoweverOftenTheServerSaysSomething() throws Exception {
        try (DribblingMailServer server = dribbling()) {
            write(1);

            // On a busy machine the time may be over before the server is reached at all.
            while (!server.wasHeard()) {
                assertThatThrownBy(() -> server(SHORT).send(only())).isInstanceOf(MailServer.TooSlow.class);
            }

            server.awaitHangUp();
        }
    }

    @Test
    void aServerThatSaysNothingIsTooSlowBeforeTheDeadline() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            TestMailServer.announce(beans, silent.getLocalPort());
            beans.getBean(JavaMailSenderImpl.class).getJavaMailProperties().setProperty("mail.smtp.timeout", "100");
            write(1);

            assertThatThrownBy(() -> server(LONG).send(only())).isInstanceOf(MailServer.TooSlow.class);
        }
    }

    @Test
    void aServerThatIsNotThereIsNotTooSlow() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        TestMailServer.announce(beans, port);
        write(1);

        assertThatThrownBy(() -> server(LONG).send(only()))
                .isInstanceOfSatisfying(
                        MailSendException.class,
                        failure -> assertThat(MailServer.kindOf(failure))
                                .isEqualTo("MailSendException: ConnectException"));
    }

    @Test
    void aServerThatIsTooSlowIsLeftAloneForAWhileAndThenGetsEveryMailOnce() throws Exception {
        Node node = new Node(SHORT);
        try (DribblingMailServer server = dribbling()) {
            write(10);
            assertThat(node.health()).isEqualTo(Map.of("mails", "are sent"));
            Monday.jumpTo(Monday.now());

            node.begin();
            node.isDone();

            int tried = attempts();
            assertThat(tried).isBetween(1, MailServer.AT_ONCE);
            assertThat(server.calls()).isLessThanOrEqualTo(tried);
            assertThat(mails()).hasSize(10).allMatch(mail -> mail.state() == State.WAITING);
            assertThat(mails())
                    .filteredOn(mail -> mail.attempts() == 1)
                    .hasSize(tried)
                    .allMatch(mail -> mail.lastError().equals("The mail server did not take it in time"));
            Instant end = Monday.now().plus(PAUSE);
            assertThat(node.health())
                    .isEqualTo(Map.of("mails", "wait, since the mail server was too slow", "pausedUntil", end));
            assertThat(node.figure("drumbeat.mails.paused")).isEqualTo(1);
            assertThat(node.figure("drumbeat.mails.slow")).isEqualTo(tried);

            Monday.jumpTo(end.minusSeconds(1));
            node.begin();
            node.isDone();
            assertThat(attempts()).isEqualTo(tried);
            assertThat(node.comesAgain(mails().get(0))).isBetween(end, end.plusSeconds(60));
        }

        Monday.jumpTo(Monday.now().plusSeconds(1));
        try (TestMailServer server = new TestMailServer(beans)) {
            node.begin();
            node.isDone();
            assertThat(server.received()).hasSize(10);
            assertThat(mails()).allMatch(mail -> mail.state() == State.SENT);
            assertThat(node.health()).isEqualTo(Map.of("mails", "are sent"));
            assertThat(node.figure("drumbeat.mails.paused")).isZero();
        }
    }

    @Test
    void aMailThatANodeWasSendingWhenItDiedIsSentOnceItCannotBeSendingAnyMore() throws Exception {
        try (TestMailServer server = new TestMailServer(beans)) {
            write(1);
            transaction.executeWithoutResult(
                    status -> outbox.update(only().claimed(clock.instant().plus(LONG))));
            Monday.jumpTo(Monday.now());

            post.deliver();
            assertThat(server.received()).isEmpty();

            Monday.jumpTo(Monday.now().plus(LONG));
            post.deliver();
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void twoNodesSendNoMailTwice() throws Exception {
        try (TestMailServer server = new TestMailServer(beans)) {
            write(40);
            Node one = new Node(LONG);
            Node other = new Node(LONG);
            one.begin();
            other.begin();
            one.isDone();
            other.isDone();

            assertThat(server.received())
                    .extracting(mail -> mail.getMessageID())
                    .hasSize(40)
                    .doesNotHaveDuplicates();
        }
    }

    private DribblingMailServer dribbling() {
        DribblingMailServer server = new DribblingMailServer();
        TestMailServer.announce(beans, server.port());
        return server;
    }

    private MailServer server(Duration deadline) {
        return new MailServer(beans.getBeanProvider(JavaMailSender.class), organisation, deadline);
    }

    private void write(int count) {
        transaction.executeWithoutResult(status -> IntStream.range(0, count)
                .forEach(i -> notifications.send(new Mail(
                        "slow-" + i + about,
                        Recipient.person("rosa"),
                        "task-assigned",
                        Map.of("task", "Hold debrief", "subject", "Kim", "due", "", "link", "http://127.0.0.1:8080/"),
                        about))));
    }

    private List<OutboxMail> mails() {
        return post.all().stream().filter(mail -> about.equals(mail.about())).toList();
    }

    private int attempts() {
        return mails().stream().mapToInt(OutboxMail::attempts).sum();
    }

    private OutboxMail only() {
        assertThat(mails()).hasSize(1);
        return mails().get(0);
    }

    /** What one of several nodes has of its own, on the tables that are everybody's. */
    private final class Node {

        private final MailServer server;
        private final MailPause pause = new MailPause(clock, PAUSE);
        private final MeterRegistry figures = new SimpleMeterRegistry();
        private final Delivery delivery;

        Node(Duration deadline) {
            server = server(deadline);
            delivery = new Delivery(
                    outbox,
                    server,
                    pause,
                    tasks,
                    notifications,
                    transaction,
                    clock,
                    List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)));
            new MailFigures(outbox, pause).bindTo(figures);
            nodes.add(this);
        }

        /** As often as many jobs would ask for it. */
        void begin() {
            for (int i = 0; i < 10; i++) {
                delivery.begin();
            }
        }

        void isDone() throws InterruptedException {
            assertThat(delivery.isDoneWithin(LONG)).isTrue();
        }

        Map<String, Object> health() {
            Health health = new MailHealth(server, pause).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            return health.getDetails();
        }

        double figure(String name) {
            return figures.get(name).meter().measure().iterator().next().getValue();
        }

        /** When the job of a mail calls the next time if it calls now. */
        Instant comesAgain(OutboxMail mail) {
            Set<String> before = timers().keySet();
            transaction.executeWithoutResult(
                    status -> new MailJob(outbox, delivery, pause, backgroundJobs, clock).run(mail.id()));
            Map<String, Instant> after = timers();
            after.keySet().removeAll(before);
            assertThat(after).hasSize(1);
            return after.values().iterator().next();
        }

        private Map<String, Instant> timers() {
            return management.createJobQuery().timers().list().stream()
                    .collect(
                            Collectors.toMap(Job::getId, job -> job.getDuedate().toInstant()));
        }
    }
}
