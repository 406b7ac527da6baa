package org.drumbeat.hiring;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface OfferRepository extends ListCrudRepository<Offer, String> {

    Optional<Offer> findByOpenFor(String vacancyId);

    List<Offer> findByCandidacyIdAndStateIn(String candidacyId, Collection<Offer.State> states);

    Optional<Offer> findFirstByCandidacyIdOrderByPreparedAtDesc(String candidacyId);
}
