package org.drumbeat.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.drumbeat.people.ChangeLog.Change;
import org.drumbeat.people.ChangeLog.Kind;
import org.drumbeat.people.ChangeLog.Way;
import org.drumbeat.workflow.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invites people to set their password by a link that is theirs alone, works once, and is good until two weeks after they
 * can log in. A new link ends the previous one. Where people sign in somewhere else, there are no links.
 */
@Service
@Transactional
class PasswordLinks {

    static final int DAYS = 14;

    private static final int BATCH = 1000;
    private static final int TOKEN_BYTES = 32;
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;

    private final PersonRepository persons;
    private final EngineUsers engineUsers;
    private final ObjectProvider<LoginMails> mails;
    private final ObjectProvider<LoginProviders> providers;
    private final ChangeLog log;
    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PasswordLinks(
            PersonRepository persons,
            EngineUsers engineUsers,
            ObjectProvider<LoginMails> mails,
            ObjectProvider<LoginProviders> providers,
            ChangeLog log,
            JdbcClient jdbc,
            JdbcOperations batches,
            Clock clock) {
        this.persons = persons;
        this.engineUsers = engineUsers;
        this.mails = mails;
        this.providers = providers;
        this.log = log;
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * What the page of a link says.
     *
     * @param opensOn from when on they can log in; null where that is at once
     */
    record Occasion(String login, String name, LocalDate opensOn) {}

    private record Link(String personId, Instant expiresAt, Instant usedAt) {}

    private record Fresh(Person person, String token, LocalDate opensOn, LocalDate goodUntil) {}

    /** Invites each of these people, all of them still here and with an address, unless people sign in somewhere else. */
    void invite(Collection<Person> people, Author author) {
        if (people.isEmpty() || isElsewhere()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        List<Fresh> fresh = people.stream().map(person -> fresh(person, today)).toList();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        batches.batchUpdate(
                "delete from password_link where person_id = ?",
                fresh,
                BATCH,
                (row, link) -> row.setString(1, link.person().id()));
        batches.batchUpdate("""
                insert into password_link (person_id, token_hash, invited_at, expires_at) values (?, ?, ?, ?)""", fresh, BATCH, (row, link) -> {
            row.setString(1, link.person().id());
            row.setString(2, fingerprint(link.token()));
            row.setObject(3, now);
            row.setObject(
                    4,
                    link.goodUntil()
                            .plusDays(1)
                            .atStartOfDay(clock.getZone())
                            .toInstant()
                            .atOffset(ZoneOffset.UTC));
        });
        List<Change> changes = new ArrayList<>();
        fresh.forEach(link -> {
            changes.add(new Change(
                    link.person().id(), Kind.INVITATION, null, link.person().email()));
            mails.forEach(mail -> mail.invite(link.person(), link.token(), link.opensOn(), link.goodUntil()));
        });
        log.add(changes, author.id(), author.way());
    }

    /** @throws Refusal where nobody has this login, or they need no password of ours */
    void inviteAgain(String id, Author author) {
        Person person = persons.findById(id).orElseThrow(() -> Refusal.unknown("Nobody has the login “" + id + "”."));
        if (person.leftBy(LocalDate.now(clock))) {
            throw Refusal.conflict(person.name() + " is no longer here, and so has no login.");
        }
        if (isElsewhere()) {
            throw Refusal.conflict("People sign in through your provider of identity: they need no password here.");
        }
        if (person.email() == null) {
            throw Refusal.conflict(
                    person.name() + " has no e-mail address: import one, and the invitation goes there at once.");
        }
        invite(List.of(person), author);
    }

    @Transactional(readOnly = true)
    Occasion occasion(String token) {
        return occasion(link(token, ""));
    }

    /** @throws Refusal where the link is no longer good, or the password is not good enough */
    Occasion set(String token, String password, String repeated) {
        Link link = link(token, " for update");
        Occasion occasion = occasion(link);
        if (!password.equals(repeated)) {
            throw Refusal.invalid("The two passwords differ: write the same one twice.");
        }
        if (!isGood(password, occasion.login())) {
            throw Refusal.invalid("Take a password of " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD
                    + " characters that does not contain your user name.");
        }
        if (!engineUsers.setPassword(occasion.login(), password)) {
            throw Refusal.gone("This link is no longer good: your login is gone. Ask an admin.");
        }
        jdbc.sql("""
                update password_link set used_at = cast(:now as timestamp with time zone)
                where person_id = :person""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", link.personId())
                .update();
        log.add(List.of(new Change(occasion.login(), Kind.PASSWORD, null, "set")), occasion.login(), Way.LINK);
        return occasion;
    }

    private boolean isGood(String password, String login) {
        return password.length() <= LONGEST_PASSWORD && engineUsers.takes(login, password);
    }

    private Occasion occasion(Link link) {
        LocalDate today = LocalDate.now(clock);
        Person person = persons.findById(link.personId()).orElseThrow();
        if (link.usedAt() != null) {
            throw Refusal.gone("This link was used already. If that was not you, tell an admin at once.");
        }
        if (!clock.instant().isBefore(link.expiresAt()) || person.leftBy(today)) {
            throw Refusal.gone("This link is no longer good. Ask an admin to send you another.");
        }
        return new Occasion(person.id(), person.name(), opensOn(person, today));
    }

    private Link link(String token, String lock) {
        return jdbc.sql("select person_id, expires_at, used_at from password_link where token_hash = :hash" + lock)
                .param("hash", fingerprint(token))
                .query((row, number) -> {
                    OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
                    return new Link(
                            row.getString("person_id"),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .optional()
                .orElseThrow(
                        () -> Refusal.unknown(
                                "This link is not known. Only the newest one that you were sent works; ask an admin for another."));
    }

    private Fresh fresh(Person person, LocalDate today) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        LocalDate opensOn = opensOn(person, today);
        return new Fresh(
                person,
                Base64.getUrlEncoder().withoutPadding().encodeToString(token),
                opensOn,
                (opensOn == null ? today : opensOn).plusDays(DAYS));
    }

    private static LocalDate opensOn(Person person, LocalDate today) {
        return person.hiredOn() != null && person.hiredOn().isAfter(today) ? person.hiredOn() : null;
    }

    private boolean isElsewhere() {
        return providers.stream().anyMatch(LoginProviders::areThere);
    }

    private static String fingerprint(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
