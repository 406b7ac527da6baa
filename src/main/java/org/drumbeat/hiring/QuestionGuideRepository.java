package org.drumbeat.hiring;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface QuestionGuideRepository extends ListCrudRepository<QuestionGuide, String> {

    /** Id of the newest version of each kind. */
    @Query("""
            select id from question_guide guide
            where version_number = (select max(version_number) from question_guide where kind = guide.kind)""")
    List<String> newest();

    /** The newest versions of each kind, enough to choose from, the newest first. */
    @Query("""
            select id, kind, version_number, questions
            from (select id, kind, version_number,
                         (select count(*) from guide_question where question_guide = guide.id) as questions,
                         row_number() over (partition by kind order by version_number desc) as place
                  from question_guide guide) listed
            where place <= 50
            order by version_number desc""")
    List<QuestionGuide.ListedVersion> newestVersions();
}
