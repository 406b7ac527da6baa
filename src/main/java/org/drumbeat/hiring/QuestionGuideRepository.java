package org.drumbeat.hiring;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface QuestionGuideRepository extends ListCrudRepository<QuestionGuide, String> {

    /** Id of the newest version of a kind. */
    @Query("select id from question_guide where kind = :kind order by version_number desc fetch first 1 row only")
    String newestOf(QuestionGuide.Kind kind);

    /** The newest versions of a kind, enough to choose from. */
    @Query("""
            select id, version_number, (select count(*) from guide_question where question_guide = id) as questions
            from question_guide where kind = :kind
            order by version_number desc fetch first 50 rows only""")
    List<QuestionGuide.ListedVersion> newestVersions(QuestionGuide.Kind kind);
}
