package org.drumbeat.people;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Somebody who works, worked or will work in the sales organisation.
 *
 * @param id what they log in with: letters and digits
 * @param managerId whom they report to, null at the top
 * @param region the part of the country they belong to, null for those who serve all of it
 * @param territory the customer area of a rep, null for everybody else
 * @param hiredOn their first day, null if unknown
 * @param leftOn the first day they are no longer here, null while they are
 * @param version null until stored
 */
public record Person(
        @Id String id,
        String name,
        String email,
        Role role,
        String managerId,
        String region,
        String territory,
        LocalDate hiredOn,
        LocalDate leftOn,
        @Version Integer version) {

    /** The engine accepts no other id for a user. */
    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9]+");

    /** @throws IllegalArgumentException if nobody can log in with this id, with a sentence that says why */
    public Person {
        whyNoLogin(id).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
    }

    /** Why nobody can log in with this id, as a sentence; empty where somebody can. */
    static Optional<String> whyNoLogin(String id) {
        if (!LOGIN.matcher(id).matches()) {
            return Optional.of("“" + id + "” cannot be a login: use letters and digits only.");
        }
        if (id.equals(People.HR_GROUP)) {
            return Optional.of("“" + id + "” cannot be a login: it is the name of the group HR.");
        }
        return Optional.empty();
    }

    /** Whether they are at work on this day; an unknown first day counts as long ago. */
    public boolean presentOn(LocalDate day) {
        return (hiredOn == null || !hiredOn.isAfter(day)) && (leftOn == null || leftOn.isAfter(day));
    }

    /** Whether they are no longer here on this day; somebody who has not started yet has not left. */
    public boolean leftBy(LocalDate day) {
        return leftOn != null && !leftOn.isAfter(day);
    }
}
