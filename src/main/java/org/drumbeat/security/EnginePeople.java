package org.drumbeat.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drumbeat.workflow.PasswordCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Who somebody is to the engine right now: one of its users, with their groups. Every request asks and nothing is remembered,
 * so it is one statement, whatever a door wants to know.
 */
@Component
class EnginePeople {

    /** A row for each group; the first day is of those whose login is not open yet. */
    private static final String USER = """
            select login.ID_, login.FIRST_, login.LAST_, login.PWD_, login.SALT_, starter.hired_on, member.GROUP_ID_
            from ACT_ID_USER login
            left join person starter on starter.id = login.ID_ and starter.hired_on > :today
            left join ACT_ID_MEMBERSHIP member on member.USER_ID_ = login.ID_
            where login.ID_ = :id
            order by member.GROUP_ID_
            """;

    private final JdbcClient jdbc;
    private final PasswordCheck passwords;
    private final Clock clock;

    EnginePeople(JdbcClient jdbc, PasswordCheck passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @param opensOn the day on which the login of somebody who has not begun yet opens; null where it is open */
    record Known(SignedIn person, LocalDate opensOn) {

        /** @throws NotOpenYet before their first day */
        SignedIn letIn() {
            if (opensOn != null) {
                throw new NotOpenYet(opensOn);
            }
            return person;
        }
    }

    /** @return nothing where the engine has no such user */
    Optional<SignedIn> find(String id) {
        return named(id).map(Known::person);
    }

    /** @return nothing where the engine has no such user */
    Optional<Known> named(String id) {
        return user(id).map(User::known);
    }

    /** @return nothing where the engine has no such user, or their password is another */
    Optional<Known> withPassword(String id, String password) {
        Optional<User> user = user(id);
        boolean fits = passwords.fits(
                password,
                user.map(User::hash).orElse(null),
                user.map(User::salt).orElse(null));
        return user.filter(any -> fits).map(User::known);
    }

    /**
     * Asks again.
     *
     * @return nothing where the engine has no such user any more, or their first day was put off
     */
    Optional<SignedIn> asOfNow(SignedIn person) {
        return named(person.id()).filter(known -> known.opensOn() == null).map(Known::person);
    }

    private Optional<User> user(String id) {
        return jdbc.sql(USER)
                .param("id", id)
                .param("today", LocalDate.now(clock))
                .query(rows -> rows.next() ? Optional.of(user(rows)) : Optional.empty());
    }

    private static User user(ResultSet rows) throws SQLException {
        String id = rows.getString("ID_");
        String name = Stream.of(rows.getString("FIRST_"), rows.getString("LAST_"))
                .filter(StringUtils::hasText)
                .collect(Collectors.joining(" "));
        LocalDate opensOn = rows.getObject("hired_on", LocalDate.class);
        String hash = rows.getString("PWD_");
        String salt = rows.getString("SALT_");
        List<String> groups = new ArrayList<>();
        do {
            Optional.ofNullable(rows.getString("GROUP_ID_")).ifPresent(groups::add);
        } while (rows.next());
        return new User(new Known(new SignedIn(id, name.isEmpty() ? id : name, groups), opensOn), hash, salt);
    }

    /** The password as the engine stores it is for nobody else's eyes. */
    private record User(Known known, String hash, String salt) {}
}
