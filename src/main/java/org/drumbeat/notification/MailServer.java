package org.drumbeat.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** The mail server of {@code spring.mail}, if there is one; no exchange with it takes longer than the deadline. */
@Component
class MailServer {

    /** So many mails can be on their way at once. */
    static final int AT_ONCE = 4;

    /** They do nothing but talk to the server, since they are interrupted: H2 would close its file. */
    private final ExecutorService exchanges = Executors.newFixedThreadPool(AT_ONCE, daemons());

    private final ObjectProvider<JavaMailSender> sender;
    private final Organisation organisation;
    private final Duration deadline;

    /** @throws IllegalArgumentException where the deadline leaves no time */
    MailServer(
            ObjectProvider<JavaMailSender> sender,
            Organisation organisation,
            @Value("${drumbeat.mail.deadline}") Duration deadline) {
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("What is set as drumbeat.mail.deadline leaves no time to send a mail.");
        }
        this.sender = sender;
        this.organisation = organisation;
        this.deadline = deadline;
    }

    private static ThreadFactory daemons() {
        CustomizableThreadFactory factory = new CustomizableThreadFactory("mail-server-");
        factory.setDaemon(true);
        return factory;
    }

    boolean isThere() {
        return sender.getIfAvailable() != null;
    }

    /** How long a mail may take, from connecting to the server until it has said that it takes it. */
    Duration deadline() {
        return deadline;
    }

    /**
     * Hands a mail over, always with the same Message-ID, so that a duplicate can be recognized. However often the server says
     * something, the connection is closed at the deadline.
     *
     * @throws TooSlow where the server lets us wait
     * @throws MailException where it cannot be handed over
     */
    void send(OutboxMail mail) {
        JavaMailSender out = sender.getObject();
        Future<?> exchange = exchanges.submit(() -> {
            out.send(message(mail, out));
            return null;
        });
        try {
            exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new TooSlow(late);
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new MailSendException("Nobody waits for it any more", stopped);
        } finally {
            // Where it goes on: its thread is interrupted, which closes the connection (mail.smtp.usesocketchannels).
            exchange.cancel(true);
        }
    }

    /** The server did not take a mail in time. */
    static final class TooSlow extends MailException {

        private static final long serialVersionUID = 1L;

        TooSlow(Throwable cause) {
            super("The mail server did not take it in time", cause);
        }
    }

    /** What kind of failure it is, and no more, since a server's message quotes the address. */
    static String kindOf(MailException failure) {
        return failure.getClass().getSimpleName() + ": "
                + root(failure).getClass().getSimpleName();
    }

    private static MailException failure(Throwable cause) {
        if (root(cause) instanceof SocketTimeoutException) {
            return new TooSlow(cause);
        }
        return cause instanceof MailException known ? known : new MailSendException("The mail cannot be sent", cause);
    }

    /** What the sender says of a mail that failed is not among the causes. */
    private static Throwable root(Throwable failure) {
        Throwable told = failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0
                ? sending.getMessageExceptions()[0]
                : failure;
        return NestedExceptionUtils.getMostSpecificCause(told);
    }

    private MimeMessage message(OutboxMail mail, JavaMailSender out)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message =
                new StableMessage(out.createMimeMessage(), "<" + mail.id() + "@" + organisation.host() + ">");
        write(mail, message);
        return message;
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
