package org.drumbeat.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The mail server of {@code spring.mail}, if there is one. */
@Component
class MailServer {

    private final ObjectProvider<JavaMailSender> sender;
    private final Organisation organisation;

    MailServer(ObjectProvider<JavaMailSender> sender, Organisation organisation) {
        this.sender = sender;
        this.organisation = organisation;
    }

    boolean isThere() {
        return sender.getIfAvailable() != null;
    }

    /**
     * Hands a mail over, always with the same Message-ID, so that a duplicate can be recognized.
     *
     * @throws org.springframework.mail.MailException where it cannot
     */
    void send(OutboxMail mail) {
        JavaMailSender out = sender.getObject();
        MimeMessage message =
                new StableMessage(out.createMimeMessage(), "<" + mail.id() + "@" + organisation.host() + ">");
        try {
            write(mail, message);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailParseException(e);
        }
        out.send(message);
    }

    private void write(OutboxMail mail, MimeMessage message) throws MessagingException, UnsupportedEncodingException {
        MimeMessageHelper parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        parts.setFrom(organisation.from(), organisation.name());
        parts.setTo(new jakarta.mail.internet.InternetAddress(
                mail.to().email(), mail.to().name(), StandardCharsets.UTF_8.name()));
        parts.setSubject(mail.texts().subject());
        parts.setSentDate(Date.from(mail.createdAt()));
        parts.setText(mail.texts().text(), mail.texts().html());
        if (mail.calendar() != null) {
            // Next to the texts for programs that understand invitations, and as an attachment for those that do not.
            MimeBodyPart appointment = new MimeBodyPart();
            appointment.setContent(mail.calendar(), "text/calendar; charset=UTF-8; method=" + mail.calendarMethod());
            texts(parts).addBodyPart(appointment);
            parts.addAttachment(
                    "invite.ics",
                    new ByteArrayResource(mail.calendar().getBytes(StandardCharsets.UTF_8)),
                    "application/ics");
        }
    }

    /** The part that holds the plain text and the HTML as alternatives. */
    private static MimeMultipart texts(MimeMessageHelper parts) throws MessagingException {
        try {
            return (MimeMultipart) parts.getMimeMultipart().getBodyPart(0).getContent();
        } catch (java.io.IOException e) {
            throw new MessagingException("The parts of a mail cannot be read", e);
        }
    }

    /** JavaMail makes up a Message-ID whenever a message is saved. */
    private static final class StableMessage extends MimeMessage {

        private final String messageId;

        StableMessage(MimeMessage message, String messageId) {
            super(message.getSession());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
