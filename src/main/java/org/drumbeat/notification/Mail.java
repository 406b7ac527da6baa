package org.drumbeat.notification;

import java.util.Map;

/** A mail to be sent once. */
public record Mail(String key, Recipient to, String template, Map<String, ?> values, String about) {}
