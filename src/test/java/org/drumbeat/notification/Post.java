package org.drumbeat.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.data.domain.PageRequest;

/** What tests of other packages look at in the outbox, and the jobs that empty it. */
public final class Post {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Delivery delivery;
    private final ManagementService jobs;

    public Post(BeanFactory beans) {
        outbox = beans.getBean(Outbox.class);
        delivery = beans.getBean(Delivery.class);
        jobs = beans.getBean(ProcessEngine.class).getManagementService();
    }

    /** A mail as a test sees it. */
    public record Letter(String to, String subject, String text, String html, String calendar, String state) {}

    /** The mails about this aggregate, the oldest first. */
    public List<Letter> about(String aggregate) {
        return all().stream()
                .filter(mail -> aggregate.equals(mail.about()))
                .map(Post::letter)
                .toList();
    }

    /** The one mail about this aggregate that has this subject. */
    public Letter only(String aggregate, String subject) {
        List<Letter> mails = about(aggregate).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
        if (mails.size() != 1) {
            throw new AssertionError(mails.size() + " mails with the subject " + subject);
        }
        return mails.get(0);
    }

    /** The mails to this address, the oldest first. */
    public List<Letter> to(String email) {
        return all().stream()
                .filter(mail -> email.equals(mail.to().email()))
                .map(Post::letter)
                .toList();
    }

    List<OutboxMail> all() {
        return outbox.page(null, EnumSet.allOf(Audience.class), PageRequest.of(0, 100_000)).getContent().stream()
                .sorted((a, b) -> a.createdAt().compareTo(b.createdAt()))
                .toList();
    }

    /** Does what waits for a node to be free, and waits until what is due has been sent or cannot be. */
    public void deliver() {
        begin();
        try {
            assertThat(delivery.isDoneWithin(PATIENCE)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Does what waits for a node to be free, and no more. */
    void begin() {
        jobs.createJobQuery().executable().withRetriesLeft().listPage(0, 2000).stream()
                .filter(job -> job.getProcessInstanceId() == null && job.getProcessDefinitionId() == null)
                .map(Job::getId)
                .forEach(jobs::executeJob);
    }

    private static Letter letter(OutboxMail mail) {
        return new Letter(
                mail.to().email(),
                mail.texts().subject(),
                mail.texts().text(),
                mail.texts().html(),
                mail.calendar(),
                mail.state().name().toLowerCase(java.util.Locale.ROOT));
    }
}
