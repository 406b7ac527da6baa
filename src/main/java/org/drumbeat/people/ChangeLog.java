package org.drumbeat.people;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records every change of somebody's role, line and login: who made it, when, how, and the values before and after. */
@Repository
class ChangeLog {

    private static final int BATCH = 1000;
    private static final int LONGEST_VALUE = 255;
    private static final int PAGE_SIZE = 50;

    private final JdbcOperations jdbc;
    private final JdbcClient queries;
    private final Clock clock;

    ChangeLog(JdbcOperations jdbc, JdbcClient queries, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.clock = clock;
    }

    /** What changed. */
    enum Kind {
        ROLE,
        MANAGER,
        EMAIL,
        HIRED_ON,
        LEFT_ON,
        /** The login itself: there or not. */
        LOGIN,
        PASSWORD,
        /** A mail with a link that sets the password. */
        INVITATION,
        /** One of the engine's groups, which decide what is open to a login. */
        GROUP,
        /** Name or e-mail, in the engine alone. */
        PROFILE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How somebody came to change it. */
    enum Way {
        /** The page of the import. */
        PAGE,
        REST,
        /** The form that welcomes a new rep. */
        WELCOME,
        /** The engine's own page for admins, or its API. */
        ENGINE,
        /** The link of an invitation. */
        LINK,
        /** What follows by itself, such as a first day. */
        SYSTEM;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How one value changed; null where there was or is none. */
    record Change(String login, Kind kind, String from, String to) {}

    /** @param by who made it; null where it happened by itself */
    record Entry(String login, Kind kind, String from, String to, String by, Instant at, Way way) {}

    void add(Collection<Change> changes, String by, Way way) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate("""
                insert into people_change (login, kind, value_from, value_to, changed_by, changed_at, way)
                values (?, ?, ?, ?, ?, ?, ?)""", changes, BATCH, (row, change) -> fill(row, change, by, now, way));
    }

    private static void fill(PreparedStatement row, Change change, String by, OffsetDateTime now, Way way)
            throws SQLException {
        row.setString(1, change.login());
        row.setString(2, change.kind().name());
        row.setString(3, shortened(change.from()));
        row.setString(4, shortened(change.to()));
        row.setString(5, by);
        row.setObject(6, now, Types.TIMESTAMP_WITH_TIMEZONE);
        row.setString(7, way.name());
    }

    private static String shortened(String value) {
        return value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }

    /**
     * The newest first, 50 a page.
     *
     * @param login only of this one; of all where it is empty
     * @param page from 0
     */
    Page<Entry> page(String login, int page) {
        PageRequest request = PageRequest.of(page, PAGE_SIZE);
        String where = login.isEmpty() ? "" : " where login = :login";
        List<Entry> found = queries.sql("select * from people_change" + where
                        + " order by id desc offset :offset rows fetch next :size rows only")
                .param("login", login)
                .param("offset", request.getOffset())
                .param("size", PAGE_SIZE)
                .query(ChangeLog::entry)
                .list();
        long total = queries.sql("select count(*) from people_change" + where)
                .param("login", login)
                .query(Long.class)
                .single();
        return new PageImpl<>(found, request, total);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("login"),
                Kind.valueOf(row.getString("kind")),
                row.getString("value_from"),
                row.getString("value_to"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                Way.valueOf(row.getString("way")));
    }
}
