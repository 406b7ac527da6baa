package org.drumbeat.notification;

import java.util.Optional;
import org.drumbeat.workflow.Errands;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What admins can do with the outbox: look at it, and have a mail tried again. */
@Service
@Transactional
class NotificationService {

    private static final int PAGE_SIZE = 50;

    private final Outbox outbox;
    private final MailServer server;
    private final Errands errands;

    NotificationService(Outbox outbox, MailServer server, Errands errands) {
        this.outbox = outbox;
        this.server = server;
        this.errands = errands;
    }

    /**
     * The newest first, 50 a page.
     *
     * @param state only these; all where it is null
     * @param page from 0
     */
    @Transactional(readOnly = true)
    Page<OutboxMail> page(OutboxMail.State state, int page) {
        return outbox.page(state, PageRequest.of(page, PAGE_SIZE));
    }

    @Transactional(readOnly = true)
    OutboxMail mail(String id) {
        return known(outbox.find(id));
    }

    /** @throws Refusal where it is sent or will be, or there is no mail server or no address */
    void retry(String id) {
        OutboxMail mail = known(outbox.findLocked(id));
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
        errands.run(MailErrand.KIND, id);
    }

    boolean hasServer() {
        return server.isThere();
    }

    private static OutboxMail known(Optional<OutboxMail> mail) {
        return mail.orElseThrow(() -> Refusal.unknown("There is no such mail in the outbox."));
    }
}
