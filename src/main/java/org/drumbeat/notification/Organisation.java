package org.drumbeat.notification;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The organisation in whose name Drumbeat writes: its name, its address on the web, and its time zone. */
@Component
public class Organisation {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu 'at' h:mm a", Locale.US);

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withLocale(Locale.US);

    private final String name;
    private final Environment settings;
    private final String url;
    private final String from;
    private final ZoneId zone;

    Organisation(
            @Value("${drumbeat.organisation}") String name,
            @Value("${drumbeat.url:}") String url,
            @Value("${drumbeat.mail.from}") String from,
            @Value("${drumbeat.time-zone}") ZoneId zone,
            Environment settings) {
        this.name = name;
        this.settings = settings;
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.from = from;
        this.zone = zone;
    }

    public String name() {
        return name;
    }

    /** The address of a page of ours, for a link in a mail. */
    public String link(String path) {
        return url() + path;
    }

    /** If none is configured: this machine, at the open port. */
    private String url() {
        return url.isEmpty()
                ? "http://127.0.0.1:"
                        + settings.getProperty("local.server.port", settings.getProperty("server.port", "8080"))
                : url;
    }

    /** A moment in words, with the time zone's usual name: Monday, November 30, 2026 at 5:00 PM Eastern Time. */
    public String inWords(Instant moment) {
        return MOMENT.format(moment.atZone(zone)) + " " + zone.getDisplayName(TextStyle.FULL, Locale.US);
    }

    /** A moment as it appears in a list. */
    public String inShort(Instant moment) {
        return SHORT.format(moment.atZone(zone));
    }

    String from() {
        return from;
    }

    String host() {
        return URI.create(url()).getHost();
    }

    ZoneId zone() {
        return zone;
    }
}
