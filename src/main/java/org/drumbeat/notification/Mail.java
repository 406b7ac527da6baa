package org.drumbeat.notification;

import java.util.Map;

/**
 * One message to one or several people.
 *
 * @param key unique forever: a second mail with the same key to the same address is not written
 * @param template name of the texts below {@code templates/mail}: {@code name.txt}, whose first line is the subject, and
 *     {@code name.html}
 * @param values what the texts say, by name
 * @param about id of the aggregate, by which its mails are deleted
 * @param audience who else may read its content in the outbox
 */
public record Mail(String key, Recipient to, String template, Map<String, ?> values, String about, Audience audience) {

    /** One that nobody but those it goes to may read. */
    public Mail(String key, Recipient to, String template, Map<String, ?> values, String about) {
        this(key, to, template, values, about, Audience.RECIPIENTS);
    }
}
