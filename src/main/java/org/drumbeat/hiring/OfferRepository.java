package org.drumbeat.hiring;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface OfferRepository extends ListCrudRepository<Offer, String> {

    Optional<Offer> findByOpenFor(String vacancyId);

    Optional<Offer> findFirstByCandidacyIdOrderByMadeAtDesc(String candidacyId);
}
