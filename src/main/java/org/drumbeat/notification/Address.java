package org.drumbeat.notification;

/**
 * Where one mail goes.
 *
 * @param email null where the person has none: the mail is then kept for admins to see
 */
record Address(String name, String email) {}
