package org.drumbeat.notification;

import org.drumbeat.text.EmailAddress;

/**
 * Where one mail goes.
 *
 * @param email null where the person has none: the mail is then kept for admins to see
 */
record Address(String name, String email) {

    /** Mail servers know domains in ASCII alone, and what was stored before they were kept so is sent as well. */
    Address {
        email = email == null ? null : EmailAddress.of(email).value();
    }
}
