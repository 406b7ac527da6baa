package org.drumbeat.security;

import java.time.LocalDate;
import org.drumbeat.text.DayInWords;
import org.springframework.security.authentication.AccountStatusException;

/** Somebody has proved who they are, before the first day on which they may come in. */
class NotOpenYet extends AccountStatusException {

    private static final long serialVersionUID = 1L;

    private final LocalDate day;

    NotOpenYet(LocalDate day) {
        super("Your login opens on " + DayInWords.of(day) + ", your first day.");
        this.day = day;
    }

    /** The log-in page, which then says so. */
    static String page(LocalDate day) {
        return "/login?opens=" + day;
    }

    String page() {
        return page(day);
    }
}
