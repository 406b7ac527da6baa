package org.drumbeat.notification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * The plain text of a mail, cut at its links. Only what its template made a link is a link: an address that somebody typed
 * into quoted text stays text.
 */
record Letter(List<Part> parts) {

    /** @param link whether the text is the address of a page */
    record Part(String text, boolean link) {}

    /** What a person wrote has its quotes escaped in the HTML, and so never matches here. */
    private static final Pattern LINK = Pattern.compile("href=\"(https?://[^\"\\s]+)\"");

    private static final Pattern WORD = Pattern.compile("\\S+");

    static Letter of(OutboxMail.Texts texts) {
        Set<String> links = new LinkedHashSet<>();
        Matcher found = LINK.matcher(texts.html());
        while (found.find()) {
            links.add(HtmlUtils.htmlUnescape(found.group(1)));
        }
        List<Part> parts = new ArrayList<>();
        Matcher words = WORD.matcher(texts.text());
        int from = 0;
        while (words.find()) {
            if (links.contains(words.group())) {
                parts.add(new Part(texts.text().substring(from, words.start()), false));
                parts.add(new Part(words.group(), true));
                from = words.end();
            }
        }
        parts.add(new Part(texts.text().substring(from), false));
        return new Letter(parts);
    }
}
