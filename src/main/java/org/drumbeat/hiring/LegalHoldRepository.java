package org.drumbeat.hiring;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface LegalHoldRepository extends ListCrudRepository<LegalHold, String> {

    Optional<LegalHold> findByInForceFor(String candidacyId);
}
