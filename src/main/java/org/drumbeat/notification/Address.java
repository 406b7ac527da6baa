package org.drumbeat.notification;

import org.drumbeat.text.EmailAddress;

/**
 * Where one mail goes.
 *
 * @param email null where the person has none: the mail is then kept for admins to see
 */
record Address(String name, String email) {

    /** Mail servers only understand domains in ASCII; addresses stored before they were kept that way must be sent, too. */
    Address {
        email = email == null ? null : EmailAddress.of(email).value();
    }
}
