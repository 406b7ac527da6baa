package org.drumbeat.hiring;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface CvRepository extends ListCrudRepository<Cv, String> {

    @Query("""
            select octet_length(cv.content) as size, person.name as stored_by, cv.stored_at
            from cv join person on person.id = cv.stored_by
            where cv.candidacy_id = :candidacyId""")
    Optional<Cv.Entry> entry(String candidacyId);
}
