package org.drumbeat.hiring;

import org.springframework.data.repository.ListCrudRepository;

interface CandidacyRepository extends ListCrudRepository<Candidacy, String> {

    boolean existsByVacancyIdAndEmail(String vacancyId, String email);
}
