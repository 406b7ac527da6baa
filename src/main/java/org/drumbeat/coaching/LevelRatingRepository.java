package org.drumbeat.coaching;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface LevelRatingRepository extends ListCrudRepository<LevelRating, String> {

    List<LevelRating> findByVisitIdIn(Collection<String> visitIds);
}
