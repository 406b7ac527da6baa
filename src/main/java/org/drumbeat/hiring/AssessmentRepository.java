package org.drumbeat.hiring;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface AssessmentRepository extends ListCrudRepository<Assessment, String> {

    Optional<Assessment> findByToken(String token);

    /** Reads it and holds its row until the transaction ends, so that of two who answer at the same moment one does. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Assessment> findLockedByToken(String token);

    Optional<Assessment> findByCandidacyId(String candidacyId);

    /** Held, so that it is either answered or closed. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Assessment> findLockedByCandidacyId(String candidacyId);

    /** Notes a group that a candidate says they belong to; the report alone reads it. */
    @Modifying
    @Query("""
            insert into group_declaration (candidacy_id, category, group_code)
            values (:candidacyId, :category, :groupCode)""")
    void declare(String candidacyId, String category, String groupCode);
}
