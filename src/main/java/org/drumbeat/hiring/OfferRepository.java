package org.drumbeat.hiring;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface OfferRepository extends ListCrudRepository<Offer, String> {

    Optional<Offer> findByOpenFor(String vacancyId);

    List<Offer> findByCandidacyIdAndStateIn(String candidacyId, Collection<Offer.State> states);

    Optional<Offer> findFirstByCandidacyIdOrderByPreparedAtDesc(String candidacyId);

    default Optional<Offer> newest(String candidacyId) {
        return findFirstByCandidacyIdOrderByPreparedAtDesc(candidacyId);
    }

    /** The one that waits for its approval. */
    default Optional<Offer> prepared(String candidacyId) {
        return newest(candidacyId).filter(offer -> offer.state() == Offer.State.PREPARED);
    }
}
