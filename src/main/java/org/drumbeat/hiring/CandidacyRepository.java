package org.drumbeat.hiring;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface CandidacyRepository extends ListCrudRepository<Candidacy, String> {

    /** @throws Refusal where there is none */
    default Candidacy get(String id) {
        return findById(id).orElseThrow(Candidacy::unknown);
    }

    boolean existsByVacancyIdAndEmail(String vacancyId, String email);

    /** Notes that a candidacy has come so far, once. */
    @Modifying
    @Query("""
            insert into candidacy_stage (candidacy_id, stage, reached_at)
            select id, cast(:stage as varchar), cast(:now as timestamp with time zone) from candidacy
            where id = :candidacyId and not exists (
                select 1 from candidacy_stage where candidacy_id = :candidacyId and stage = :stage)""")
    void reached(String candidacyId, Stage stage, Instant now);

    /** Those that have not ended, in the order of names. */
    @Query("""
            select candidacy.id, candidacy.name, vacancy.title, vacancy.region
            from candidacy join vacancy on vacancy.id = candidacy.vacancy_id
            where candidacy.ended_at is null
            order by candidacy.name, vacancy.title, vacancy.region""")
    List<Candidacy.Listed> goingOn();
}
