package org.drumbeat.notification;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbox, for the systems of admins and HR: what was sent, what is waiting, and what could not be sent. */
@RestController
class NotificationApi {

    private final NotificationService service;

    NotificationApi(NotificationService service) {
        this.service = service;
    }

    /** What a page holds. */
    record Found(List<Entry> notifications, int page, int pages, long total) {}

    /**
     * A mail without what it says.
     *
     * @param subject null where it is not for the caller
     * @param audience who may read the mail
     */
    record Entry(
            String id,
            String key,
            String to,
            String subject,
            Audience audience,
            OutboxMail.State state,
            int attempts,
            String lastError,
            Instant createdAt,
            Instant nextAttemptAt,
            Instant sentAt) {

        static Entry of(OutboxMail mail) {
            return new Entry(
                    mail.id(),
                    mail.key(),
                    mail.to().email(),
                    mail.texts() == null ? null : mail.texts().subject(),
                    mail.audience(),
                    mail.state(),
                    mail.attempts(),
                    mail.lastError(),
                    mail.createdAt(),
                    mail.nextAttemptAt(),
                    mail.sentAt());
        }
    }

    /**
     * A page of mails, the newest first, 50 each; answers 422 for a state that does not exist.
     *
     * @param state waiting, sent, kept, obsolete or dead; all where it is empty
     */
    @GetMapping("/api/notifications")
    Found find(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") @PositiveOrZero int page,
            HttpServletRequest caller) {
        Page<OutboxMail> found = service.page(stateOf(state), page, OutboxReader.of(caller));
        return new Found(found.map(Entry::of).getContent(), page, found.getTotalPages(), found.getTotalElements());
    }

    /** Has a mail sent again; answers 404 for an unknown one, 409 for one that has been sent or cannot be. */
    @PostMapping("/api/notifications/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String id, HttpServletRequest caller) {
        service.retry(id, OutboxReader.of(caller));
    }

    /** @return null for an empty name */
    static OutboxMail.State stateOf(String name) {
        if (name.isEmpty()) {
            return null;
        }
        return Arrays.stream(OutboxMail.State.values())
                .filter(state -> state.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("“" + name + "” is not a state: use one of "
                        + Arrays.stream(OutboxMail.State.values())
                                .map(state -> state.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
