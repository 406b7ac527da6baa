package org.drumbeat.notification;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.drumbeat.people.LoginMails;
import org.drumbeat.people.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends people the link for setting their password, including people who have not begun yet. */
@Component
class InvitationToLogIn implements LoginMails {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(Locale.US);

    private final Notifications notifications;
    private final Organisation organisation;

    InvitationToLogIn(Notifications notifications, Organisation organisation) {
        this.notifications = notifications;
        this.organisation = organisation;
    }

    @Override
    @Transactional
    public void invite(Person person, String token, LocalDate opensOn, LocalDate goodUntil) {
        Map<String, Object> values = new HashMap<>();
        values.put("login", person.id());
        values.put("link", organisation.link("/password/" + token));
        values.put("until", DAY.format(goodUntil));
        values.put("opensOn", opensOn == null ? null : DAY.format(opensOn));
        // A new key each time: an invitation may be sent again.
        String key = "login:" + person.id() + ":" + UUID.randomUUID();
        notifications.send(new Mail(
                key,
                Recipient.address(person.name(), person.email()),
                "login-invitation",
                values,
                person.id(),
                Audience.LOGIN));
    }
}
