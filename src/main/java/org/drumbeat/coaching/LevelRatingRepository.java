package org.drumbeat.coaching;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface LevelRatingRepository extends ListCrudRepository<LevelRating, String> {

    void deleteByVisitId(String visitId);

    /** Those of these visits, however many, in one look: by the id of the visit and by who rates. */
    default Map<String, Map<LevelRating.Rater, LevelRating>> byVisit(Collection<String> visitIds) {
        return visitIds.isEmpty()
                ? Map.of()
                : rows(visitIds).stream().collect(groupingBy(LevelRating.Row::id)).values().stream()
                        .map(LevelRating::of)
                        .collect(groupingBy(LevelRating::visitId, toMap(LevelRating::rater, Function.identity())));
    }

    /** A row for each level, or one without a level where it was not rated. */
    @Query("""
            select level_rating.id, level_rating.visit_id, level_rating.rater, level_rating.rated_at, level_rating.version,
                rated_level.behaviour_id, rated_level.level
            from level_rating left join rated_level on rated_level.level_rating = level_rating.id
            where level_rating.visit_id in (:visitIds)
            order by level_rating.id, rated_level.level_rating_key""")
    List<LevelRating.Row> rows(Collection<String> visitIds);
}
