package org.drumbeat.notification;

import java.util.Optional;
import org.drumbeat.workflow.BackgroundJobs;
import org.drumbeat.workflow.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What admins and HR can do with the outbox: look at what concerns them, and have a mail sent again. */
@Service
@Transactional
class NotificationService {

    private static final int PAGE_SIZE = 50;

    private final Outbox outbox;
    private final MailServer server;
    private final BackgroundJobs backgroundJobs;
    private final boolean demo;

    NotificationService(
            Outbox outbox, MailServer server, BackgroundJobs backgroundJobs, @Value("${drumbeat.demo}") boolean demo) {
        this.outbox = outbox;
        this.server = server;
        this.backgroundJobs = backgroundJobs;
        this.demo = demo;
    }

    /**
     * The newest first, 50 a page, each with its content where the reader may read it.
     *
     * @param state only these; all where it is null
     * @param page from 0
     */
    @Transactional(readOnly = true)
    Page<OutboxMail> page(OutboxMail.State state, int page, OutboxReader reader) {
        if (reader.listed().isEmpty()) {
            return Page.empty();
        }
        return outbox.page(state, reader.listed(), PageRequest.of(page, PAGE_SIZE))
                .map(mail -> asSeenBy(reader, mail));
    }

    @Transactional(readOnly = true)
    OutboxMail mail(String id, OutboxReader reader) {
        return asSeenBy(reader, known(outbox.find(id), reader));
    }

    /** @throws Refusal where it is sent or will be, or there is no mail server or no address */
    void retry(String id, OutboxReader reader) {
        OutboxMail mail = known(outbox.findLocked(id), reader);
        if (!mail.state().canBeRetried()) {
            throw Refusal.conflict("This mail is " + mail.state().label()
                    + ": only what is dead or kept in the outbox can be tried again.");
        }
        if (mail.to().email() == null) {
            throw Refusal.conflict(mail.to().name() + " has no e-mail address, so there is nowhere to send it.");
        }
        if (!server.isThere()) {
            throw Refusal.conflict("There is no mail server: set spring.mail.host and start Drumbeat again.");
        }
        outbox.update(mail.retried());
        backgroundJobs.run(MailJob.KIND, id);
    }

    boolean hasServer() {
        return server.isThere();
    }

    private OutboxMail asSeenBy(OutboxReader reader, OutboxMail mail) {
        return reader.reads(mail.audience(), demo) ? mail : mail.closed();
    }

    private static OutboxMail known(Optional<OutboxMail> mail, OutboxReader reader) {
        return mail.filter(known -> reader.listed().contains(known.audience()))
                .orElseThrow(() -> Refusal.unknown("There is no such mail in the outbox."));
    }
}
