package org.drumbeat.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of mails. */
@Repository
class Outbox {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was written, which is false if there is already one with the same key. */
    boolean add(OutboxMail mail) {
        return jdbc.sql("""
                insert into outbox (id, mail_key, about, to_name, to_email, subject, text_body, html_body, calendar,
                                    calendar_method, task_id, assignee, outside, state, audience, attempts, created_at)
                select cast(:id as varchar(36)), cast(:key as varchar(200)), cast(:about as varchar(64)),
                       cast(:name as varchar(200)), cast(:email as varchar(254)), cast(:subject as varchar(500)),
                       cast(:text as varchar(50000)), cast(:html as varchar(50000)), cast(:calendar as varchar(20000)),
                       cast(:method as varchar(10)), cast(:task as varchar(64)), cast(:assignee as varchar(64)),
                       cast(:outside as boolean), cast(:state as varchar(20)), cast(:audience as varchar(20)), 0,
                       cast(:createdAt as timestamp with time zone)
                where not exists (select 1 from outbox where mail_key = :key)""")
                        .param("id", mail.id())
                        .param("key", mail.key())
                        .param("about", mail.about())
                        .param("name", mail.to().name())
                        .param("email", mail.to().email())
                        .param("subject", mail.texts().subject())
                        .param("text", mail.texts().text())
                        .param("html", mail.texts().html())
                        .param("calendar", mail.calendar())
                        .param("method", mail.calendarMethod())
                        .param("task", mail.taskId())
                        .param("assignee", mail.assignee())
                        .param("outside", mail.outside())
                        .param("state", mail.state().name())
                        .param("audience", mail.audience().name())
                        .param("createdAt", utc(mail.createdAt()))
                        .update()
                == 1;
    }

    /** Updates how far it is. */
    void update(OutboxMail mail) {
        jdbc.sql("""
                update outbox set state = :state, attempts = :attempts, last_error = :error, next_attempt_at = :next,
                                  sent_at = :sent
                where id = :id""")
                .param("state", mail.state().name())
                .param("attempts", mail.attempts())
                .param("error", mail.lastError())
                .param("next", utc(mail.nextAttemptAt()))
                .param("sent", utc(mail.sentAt()))
                .param("id", mail.id())
                .update();
    }

    Optional<OutboxMail> find(String id) {
        return jdbc.sql("select * from outbox where id = :id")
                .param("id", id)
                .query(Outbox::mail)
                .optional();
    }

    /**
     * The mail that has waited longest of those that are due, and holds its row until the transaction ends; what somebody else
     * holds is left to them. In the order of the index, since H2 otherwise holds all that it has to sort.
     */
    Optional<OutboxMail> nextDue(Instant now) {
        return jdbc.sql("""
                select * from outbox
                where state = 'WAITING' and (next_attempt_at is null or next_attempt_at <= :now)
                order by state, created_at
                fetch first 1 row only
                for update skip locked""").param("now", utc(now)).query(Outbox::mail).optional();
    }

    /** Reads a mail and holds its row until the transaction ends, so that two do not change it. */
    Optional<OutboxMail> findLocked(String id) {
        return jdbc.sql("select * from outbox where id = :id for update")
                .param("id", id)
                .query(Outbox::mail)
                .optional();
    }

    /** The newest first, for one of these audiences; of every state where it is null. */
    Page<OutboxMail> page(OutboxMail.State state, Set<Audience> audiences, Pageable page) {
        String where = " where audience in (:audiences)" + (state == null ? "" : " and state = :state");
        List<String> names = audiences.stream().map(Audience::name).toList();
        String name = state == null ? "" : state.name();
        List<OutboxMail> found = jdbc.sql("select * from outbox" + where
                        + " order by created_at desc, id offset :offset rows fetch next :size rows only")
                .param("state", name)
                .param("audiences", names)
                .param("offset", page.getOffset())
                .param("size", page.getPageSize())
                .query(Outbox::mail)
                .list();
        long total = jdbc.sql("select count(*) from outbox" + where)
                .param("state", name)
                .param("audiences", names)
                .query(Long.class)
                .single();
        return new PageImpl<>(found, page, total);
    }

    long count(OutboxMail.State state) {
        return jdbc.sql("select count(*) from outbox where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    boolean anyAbout(String about, OutboxMail.State state) {
        return jdbc.sql("select count(*) from outbox where about = :about and state = :state")
                        .param("about", about)
                        .param("state", state.name())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void deleteAbout(String about) {
        jdbc.sql("delete from outbox where about = :about")
                .param("about", about)
                .update();
    }

    private static OutboxMail mail(ResultSet row, int number) throws SQLException {
        return new OutboxMail(
                row.getString("id"),
                row.getString("mail_key"),
                row.getString("about"),
                new Address(row.getString("to_name"), row.getString("to_email")),
                new OutboxMail.Texts(row.getString("subject"), row.getString("text_body"), row.getString("html_body")),
                Audience.valueOf(row.getString("audience")),
                row.getString("calendar"),
                row.getString("calendar_method"),
                row.getString("task_id"),
                row.getString("assignee"),
                row.getBoolean("outside"),
                OutboxMail.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("last_error"),
                moment(row, "created_at"),
                moment(row, "next_attempt_at"),
                moment(row, "sent_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
