package org.drumbeat.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.drumbeat.text.PlainText;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ITemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Writes what a mail says, from the two texts of its template; the first line of the plain one is the subject. */
@Component
class MailTexts {

    private static final String FOLDER = "classpath:/templates/mail/";
    private static final int LONGEST_SUBJECT = 500;

    private final ApplicationContext resources;
    private final Map<String, Plain> plainTexts = new ConcurrentHashMap<>();
    private final SpringTemplateEngine plain;
    private final SpringTemplateEngine html;
    private final Organisation organisation;

    MailTexts(ApplicationContext resources, Organisation organisation) {
        this.resources = resources;
        StringTemplateResolver texts = new StringTemplateResolver();
        texts.setTemplateMode(TemplateMode.TEXT);
        this.plain = engine(texts);
        this.html = engine(pages(resources));
        this.organisation = organisation;
    }

    OutboxMail.Texts of(String template, Map<String, ?> values, Address to) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("organisation", organisation.name());
        all.put("recipient", to.name());
        Context context = new Context(Locale.US, all);
        Plain texts = plainTexts.computeIfAbsent(template, this::read);
        String subject = PlainText.line(plain.process(texts.subject(), context));
        return new OutboxMail.Texts(
                subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
                plain.process(texts.body(), context).strip() + "\n",
                html.process(template, context));
    }

    /** The templates of the subject and of the body, kept separate so that no value can shift the boundary between them. */
    private record Plain(String subject, String body) {}

    private Plain read(String template) {
        try {
            String text = resources
                    .getResource(FOLDER + template + ".txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("\r\n", "\n");
            int end = text.indexOf('\n');
            return new Plain(text.substring(0, end), text.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ITemplateResolver pages(ApplicationContext resources) {
        SpringResourceTemplateResolver files = new SpringResourceTemplateResolver();
        files.setApplicationContext(resources);
        files.setPrefix(FOLDER);
        files.setSuffix(".html");
        files.setTemplateMode(TemplateMode.HTML);
        files.setCharacterEncoding("UTF-8");
        return files;
    }

    private static SpringTemplateEngine engine(ITemplateResolver templates) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }
}
