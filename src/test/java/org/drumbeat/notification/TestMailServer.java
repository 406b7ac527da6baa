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
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A real mail server that the running application is told of, until it is closed. */
public final class TestMailServer implements AutoCloseable {

    private static final String SENDER = "testMailSender";

    private final BeanFactory beans;
    private final ServerSetup setup;
    private GreenMail server;

    public TestMailServer(BeanFactory beans) {
        this.beans = beans;
        server = started(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        setup = new ServerSetup(server.getSmtp().getPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        announce(beans, setup.getPort());
    }

    /** Tells the running application of a mail server at this port, with the settings that it has for any. */
    static void announce(BeanFactory beans, int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        Binder.get(beans.getBean(Environment.class))
                .bind("spring.mail.properties", Bindable.mapOf(String.class, String.class))
                .get()
                .forEach(sender.getJavaMailProperties()::setProperty);
        forget(beans);
        ((DefaultListableBeanFactory) beans).registerSingleton(SENDER, sender);
    }

    /** There is no mail server any more. */
    static void forget(BeanFactory beans) {
        ((DefaultListableBeanFactory) beans).destroySingleton(SENDER);
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
        forget(beans);
    }

    private static GreenMail started(ServerSetup setup) {
        GreenMail mails = new GreenMail(setup);
        mails.start();
        return mails;
    }
}
