package org.drumbeat.hiring;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface VacancyRepository extends ListCrudRepository<Vacancy, String> {

    /** @throws Refusal where there is none */
    default Vacancy get(String id) {
        return findById(id).orElseThrow(Vacancy::unknown);
    }

    /** As {@link #findLockedById}; refused where there is none. */
    default Vacancy getLocked(String id) {
        return findLockedById(id).orElseThrow(Vacancy::unknown);
    }

    /** Reads a vacancy and holds its row until the transaction ends, so that two candidates cannot both fill it. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Vacancy> findLockedById(String id);

    List<Vacancy> findByStateInOrderByPositionTitle(Collection<Vacancy.State> states);

    List<Vacancy> findByStateOrderByPositionTitle(Vacancy.State state);
}
