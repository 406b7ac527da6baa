package org.drumbeat.notification;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.templatemode.TemplateMode;

/** Writes what a mail says, from the two texts of its template; the first line of the plain one is the subject. */
@Component
class MailTexts {

    private static final int LONGEST_SUBJECT = 500;

    private final SpringTemplateEngine plain;
    private final SpringTemplateEngine html;
    private final Organisation organisation;

    MailTexts(ApplicationContext resources, Organisation organisation) {
        this.plain = engine(resources, ".txt", TemplateMode.TEXT);
        this.html = engine(resources, ".html", TemplateMode.HTML);
        this.organisation = organisation;
    }

    OutboxMail.Texts of(String template, Map<String, ?> values, Address to) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("organisation", organisation.name());
        all.put("recipient", to.name());
        Context context = new Context(Locale.US, all);
        String text = plain.process(template, context);
        int end = text.indexOf('\n');
        String subject = text.substring(0, end).strip();
        return new OutboxMail.Texts(
                subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
                text.substring(end).strip() + "\n",
                html.process(template, context));
    }

    private static SpringTemplateEngine engine(ApplicationContext resources, String suffix, TemplateMode mode) {
        SpringResourceTemplateResolver files = new SpringResourceTemplateResolver();
        files.setApplicationContext(resources);
        files.setPrefix("classpath:/templates/mail/");
        files.setSuffix(suffix);
        files.setTemplateMode(mode);
        files.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        return engine;
    }
}
