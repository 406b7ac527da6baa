package org.drumbeat.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A real mail server that the running application is told of, until it is closed. */
public final class TestMailServer implements AutoCloseable {

    private static final String SENDER = "testMailSender";

    private final DefaultListableBeanFactory beans;
    private final ServerSetup setup;
    private GreenMail server;

    public TestMailServer(BeanFactory beans) {
        this.beans = (DefaultListableBeanFactory) beans;
        server = started(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        setup = new ServerSetup(server.getSmtp().getPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(setup.getPort());
        this.beans.registerSingleton(SENDER, sender);
    }

    public void stop() {
        server.stop();
    }

    public void start() {
        server = started(setup);
    }

    /** What has arrived since it was started. */
    public List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    /** The contents of every part of this kind. */
    public static List<String> parts(Part part, String type) throws MessagingException, IOException {
        List<String> found = new ArrayList<>();
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                found.addAll(parts(several.getBodyPart(i), type));
            }
        } else if (part.isMimeType(type)) {
            found.add(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return found;
    }

    @Override
    public void close() {
        server.stop();
        beans.destroySingleton(SENDER);
    }

    private static GreenMail started(ServerSetup setup) {
        GreenMail mails = new GreenMail(setup);
        mails.start();
        return mails;
    }
}
