package org.drumbeat.hiring;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.drumbeat.people.ReadOnce;
import org.drumbeat.text.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that our tables hold about candidates as people: finds whose it is time to erase, and erases it. */
@Repository
class CandidateRecords {

    /** What stands where the name was. */
    static final String NOBODY = "Erased candidate";

    private static final int MOST_NAMESAKES = 10;

    private final JdbcClient jdbc;

    CandidateRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enough to tell the candidacies of one person apart. */
    record Namesake(String id, String vacancy) {}

    /**
     * The candidacies of whoever is not erased yet, the newest first, ten at most.
     *
     * @param candidate an e-mail, or the id of one candidacy
     */
    List<Namesake> find(String candidate) {
        return jdbc.sql("""
                select candidacy.id, vacancy.title || ', ' || vacancy.territory as vacancy
                from candidacy join vacancy on vacancy.id = candidacy.vacancy_id
                where candidacy.anonymised_at is null and (candidacy.id = :id or candidacy.email = :email)
                order by candidacy.consented_at desc, candidacy.id
                fetch first :most rows only""")
                .param("id", candidate.strip())
                .param("email", EmailAddress.of(candidate).value().toLowerCase(Locale.ROOT))
                .param("most", MOST_NAMESAKES)
                .query(Namesake.class)
                .list();
    }

    /**
     * What decides whether somebody can be erased.
     *
     * @param waitsForWelcome whether they were hired, and their name is still needed to make them a person
     */
    record Status(
            String vacancyId,
            boolean ended,
            boolean hired,
            boolean waitsForWelcome,
            boolean erased,
            OffsetDateTime requestedAt) {}

    /** Holds the row until the transaction ends, so that nobody sets a hold while it is erased. */
    Optional<Status> findLocked(String candidacyId) {
        ReadOnce.forget();
        return jdbc.sql("""
                select vacancy_id, ended_at is not null as ended, state = 'HIRED' as hired,
                       exists (select 1 from vacancy
                               where vacancy.filled_with = candidacy.id and vacancy.hired_as is null) as waits_for_welcome,
                       anonymised_at is not null as erased, erasure_requested_at as requested_at
                from candidacy where id = :id for update""").param("id", candidacyId).query(Status.class).optional();
    }

    /**
     * Those about whom nothing was decided, and where it counts, with whom nobody was in contact, since the period of their
     * jurisdiction began; leaving out whoever is on hold, not welcomed yet, or being erased.
     *
     * @param periods by jurisdiction
     * @param since since when nothing happened, by jurisdiction
     * @param begunBefore whose erasure was begun before that and has come to nothing, is found again
     */
    List<String> due(
            Map<Vacancy.Jurisdiction, RetentionPeriods.Period> periods,
            Map<Vacancy.Jurisdiction, Instant> since,
            Instant begunBefore,
            int most) {
        String cases = since.keySet().stream()
                .map(place -> "when '" + place + "' then cast(:" + place + " as timestamp with time zone)")
                .collect(Collectors.joining(" "));
        JdbcClient.StatementSpec find = jdbc.sql("""
                select id from (
                    select candidacy.id, candidacy.ended_at,
                           case vacancy.jurisdiction %s end as since,
                           vacancy.jurisdiction in (:contact) as from_contact
                    from candidacy join vacancy on vacancy.id = candidacy.vacancy_id
                    where candidacy.anonymised_at is null and candidacy.ended_at is not null
                      and (candidacy.erasure_requested_at is null or candidacy.erasure_requested_at < :begunBefore)
                      and not (vacancy.filled_with = candidacy.id and vacancy.hired_as is null
                               and vacancy.filled_with is not null)
                ) ended
                where ended_at < since
                  and not exists (select 1 from legal_hold where in_force_for = ended.id)
                  and not exists (select 1 from candidacy where id = ended.id and decided_at >= since)
                  and not exists (select 1 from stage_decision where candidacy_id = ended.id and decided_at >= since)
                  and not exists (select 1 from offer where candidacy_id = ended.id and answered_at >= since)
                  and not (from_contact and (
                      exists (select 1 from interview
                              where candidacy_id = ended.id and state = 'HELD' and starts_at >= since)
                      or exists (select 1 from offer where candidacy_id = ended.id and made_at >= since)
                      or exists (select 1 from assessment where candidacy_id = ended.id and answered_at >= since)))
                order by ended_at, id
                fetch first :most rows only""".formatted(cases));
        since.forEach((place, moment) -> find.param(place.name(), utc(moment)));
        return find.param(
                        "contact",
                        periods.entrySet().stream()
                                .map(period -> period.getValue().fromContact()
                                        ? period.getKey().name()
                                        : "")
                                .toList())
                .param("begunBefore", utc(begunBefore))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** @param person id of who asked, or null: the period is over */
    void request(List<String> candidacyIds, RetentionService.Reason reason, String person, Instant now) {
        if (!candidacyIds.isEmpty()) {
            jdbc.sql("""
                    update candidacy set erasure_reason = :reason, erasure_requested_by = :person,
                                         erasure_requested_at = :now
                    where id in (:ids)""")
                    .param("reason", reason.name())
                    .param("person", person)
                    .param("now", utc(now))
                    .param("ids", candidacyIds)
                    .update();
        }
    }

    /** So that it can be asked for again. */
    void dropRequest(String candidacyId) {
        update("""
                update candidacy set erasure_reason = null, erasure_requested_by = null, erasure_requested_at = null
                where id = :id""", candidacyId);
    }

    /** Erases the person and every free text; who did what when, ratings and stages stay. */
    void erase(String candidacyId, Instant now) {
        ReadOnce.forget();
        // Whoever has read the row before must not write it back.
        jdbc.sql("""
                update candidacy set name = :nobody, email = id || '@erased.invalid', source = '–', decision_text = null,
                                     deviation = null, anonymised_at = :now, version = version + 1
                where id = :id""")
                .param("nobody", NOBODY)
                .param("now", utc(now))
                .param("id", candidacyId)
                .update();
        List.of(
                        "update score set evidence = '–' where scorecard in"
                                + " (select id from scorecard where candidacy_id = :id)",
                        "update stage_decision set reason = null, version = version + 1 where candidacy_id = :id",
                        "update interview set place = '–', version = version + 1 where candidacy_id = :id",
                        "update offer set amount = 0, comment = null, version = version + 1 where candidacy_id = :id",
                        "update legal_hold set reason = null, lift_reason = null, version = version + 1"
                                + " where candidacy_id = :id",
                        "delete from enclosure where candidacy_id = :id",
                        "delete from cv where candidacy_id = :id",
                        "delete from group_declaration where candidacy_id = :id",
                        "delete from scale_score where assessment in"
                                + " (select id from assessment where candidacy_id = :id)",
                        "delete from assessment where candidacy_id = :id")
                .forEach(sql -> update(sql, candidacyId));
    }

    private void update(String sql, String candidacyId) {
        jdbc.sql(sql).param("id", candidacyId).update();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
