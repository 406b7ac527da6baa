package org.drumbeat.hiring;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface OfferRepository extends ListCrudRepository<Offer, String> {

    Optional<Offer> findByOpenFor(String vacancyId);

    Optional<Offer> findByCandidacyIdAndState(String candidacyId, Offer.State state);

    Optional<Offer> findFirstByCandidacyIdOrderByMadeAtDesc(String candidacyId);
}
